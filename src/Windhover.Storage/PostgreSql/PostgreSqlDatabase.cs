using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Windhover.Storage.Relational;

namespace Windhover.Storage.PostgreSql;

/// <summary>
/// One store in a schema of PostgreSQL: a connection of its own writes, others read. Connections that were lost are made anew. What is written while a connection is lost is written once: it is tried
/// again only when the commit had not been asked for.
/// </summary>
internal sealed class PostgreSqlDatabase : SqlDatabase
{
    private readonly PostgreSqlAddress _address;
    private readonly NpgsqlDataSource _readers;
    private readonly string _store;
    private readonly bool _isShared;
    private readonly long _lock;
    private readonly Lock _writing = new();
    private NpgsqlConnection? _writer;

    /// <param name="address">Which database.</param>
    /// <param name="readers">Connections to read with; they are the caller's.</param>
    /// <param name="store">Name of the store.</param>
    /// <param name="steps">Its migrations.</param>
    /// <param name="isShared">True where several programs write by turns; else one has the store for as long as it is open.</param>
    public PostgreSqlDatabase(PostgreSqlAddress address, NpgsqlDataSource readers, string store, IReadOnlyList<string> steps, bool isShared)
    {
        (_address, _readers, _store, _isShared) = (address, readers, store, isShared);
        _lock = LockOf(address.Schema, store);
        try
        {
            PostgreSqlSchema.Prepare(Writer(), address.Schema, store, steps);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of a lock: advisory locks of all programs of a database share their numbers.</summary>
    public static long LockOf(string schema, string what) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"windhover {schema} {what}")));

    /// <inheritdoc />
    public override T Write<T>(Func<SqlWork, T> write)
    {
        lock (_writing)
        {
            var (wasOpen, isCommitting) = (_writer is not null, false);
            try
            {
                return Once(write, ref isCommitting);
            }
            catch (Exception) when (wasOpen && !isCommitting && _writer?.State != ConnectionState.Open)
            {
                return Once(write, ref isCommitting);
            }
        }
    }

    /// <inheritdoc />
    public override T Read<T>(Func<SqlWork, T> read) => Again(() =>
    {
        using var connection = _readers.OpenConnection();
        return read(new SqlWork(connection, null, PostgreSqlDialect.Instance));
    });

    /// <inheritdoc />
    public override T ReadOneCommit<T>(Func<SqlWork, T> read) => Again(() =>
    {
        using var connection = _readers.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        return read(new SqlWork(connection, transaction, PostgreSqlDialect.Instance));
    });

    /// <inheritdoc />
    public override void Dispose()
    {
        lock (_writing) Close();
    }

    // A connection of the pool may be one to a server that has ended since.
    private T Again<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (NpgsqlException lost) when (PostgreSqlFailures.IsLost(lost))
        {
            _readers.Clear();
            return read();
        }
    }

    private T Once<T>(Func<SqlWork, T> write, ref bool isCommitting)
    {
        var connection = Writer();
        using var transaction = connection.BeginTransaction();
        var work = new SqlWork(connection, transaction, PostgreSqlDialect.Instance);
        if (_isShared) work.Execute("SELECT pg_advisory_xact_lock(@key)", new { key = _lock });
        var result = write(work);
        if (work.IsGivenUp) return result;
        isCommitting = true;
        transaction.Commit();
        return result;
    }

    private NpgsqlConnection Writer()
    {
        if (_writer is { State: ConnectionState.Open }) return _writer;
        Close();
        var connection = new NpgsqlConnection(_address.Settings(isPooled: false));
        try
        {
            connection.Open();
            if (!_isShared) Take(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return _writer = connection;
    }

    // A server that was killed a moment ago has its lock until PostgreSQL sees that it is gone.
    private void Take(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4; SET lock_timeout = '10s'", connection);
        command.ExecuteNonQuery();
        try
        {
            command.CommandText = "SELECT pg_advisory_lock($1)";
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _lock });
            command.ExecuteNonQuery();
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreTakenException($"another program has the {_store} store in the database {_address.Name} open, which only one may");
        }

        command.Parameters.Clear();
        command.CommandText = "SET lock_timeout = 0";
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
