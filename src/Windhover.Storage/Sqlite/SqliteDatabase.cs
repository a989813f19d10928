using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Storage.Relational;

namespace Windhover.Storage.Sqlite;

/// <summary>
/// A store in one file in WAL mode (https://www.sqlite.org/wal.html): readers see the last commit and never wait for the writer. A commit is on
/// the disk when it returns (<c>synchronous=FULL</c>).
/// </summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private readonly string _readers;
    private readonly SqliteConnection _writer;
    private readonly Lock _writing = new();

    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="migrate">Brings it to the newest version.</param>
    public SqliteDatabase(string path, Action<SqliteConnection> migrate)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 };
        text.Pooling = false;
        _writer = new(text.ConnectionString);
        text.Pooling = true;
        text.Mode = SqliteOpenMode.ReadWrite;
        _readers = text.ConnectionString;
        try
        {
            _writer.Open();
            _writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
            migrate(_writer);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override T Write<T>(Func<SqlWork, T> write)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();
            var work = new SqlWork(_writer, transaction, SqliteDialect.Instance);
            var result = write(work);
            if (!work.IsGivenUp) transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc />
    public override T Read<T>(Func<SqlWork, T> read)
    {
        using var connection = Reader();
        return read(new SqlWork(connection, null, SqliteDialect.Instance));
    }

    /// <inheritdoc />
    public override T ReadOneCommit<T>(Func<SqlWork, T> read)
    {
        using var connection = Reader();
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new SqlWork(connection, transaction, SqliteDialect.Instance));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        lock (_writing)
        {
            using (var pool = new SqliteConnection(_readers)) SqliteConnection.ClearPool(pool);
            _writer.Dispose();
        }
    }

    private SqliteConnection Reader()
    {
        var connection = new SqliteConnection(_readers);
        connection.Open();
        connection.Execute("PRAGMA query_only = ON");
        return connection;
    }
}
