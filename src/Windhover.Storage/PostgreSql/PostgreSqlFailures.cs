using Npgsql;

namespace Windhover.Storage.PostgreSql;

/// <summary>Why the database failed (https://www.postgresql.org/docs/15/errcodes-appendix.html).</summary>
internal static class PostgreSqlFailures
{
    private const string Unreachable = "the database of the stores cannot be reached";

    /// <summary>True when it is the connection that failed, and not what was asked.</summary>
    public static bool IsLost(NpgsqlException failure) => failure is not PostgresException || CauseOf(failure) == Unreachable;

    /// <summary>Why a store failed, when it is for the database as a whole; null when it is not.</summary>
    public static string? CauseOf(Exception failure) => failure switch
    {
        StoreTakenException => "another program uses the database of the stores",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "the disk of the database is full",
        PostgresException { SqlState: PostgresErrorCodes.IoError } => "the disk of the database cannot be written to",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "the database of the stores is read-only",
        PostgresException { SqlState: PostgresErrorCodes.OutOfMemory } => "the database of the stores has no memory left",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => Unreachable,
        PostgresException postgres when postgres.SqlState.StartsWith("08", StringComparison.Ordinal) => Unreachable,
        PostgresException postgres when postgres.SqlState.StartsWith("28", StringComparison.Ordinal) => "the database of the stores lets this program in no more",
        PostgresException => null,
        NpgsqlException => Unreachable,
        _ => null,
    };
}
