using Dapper;
using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>
/// Connections to one file in WAL mode (https://www.sqlite.org/wal.html): readers see the last commit and never wait for the writer. A commit is on
/// the disk when it returns (<c>synchronous=FULL</c>).
/// </summary>
internal sealed class StateConnections : IDisposable
{
    private readonly string _readers;

    public StateConnections(string path)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 };
        text.Pooling = false;
        Writer = new(text.ConnectionString);
        Writer.Open();
        Writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
        text.Pooling = true;
        text.Mode = SqliteOpenMode.ReadWrite;
        _readers = text.ConnectionString;
    }

    /// <summary>The one that writes; its owner sees to it that one thread uses it at a time.</summary>
    public SqliteConnection Writer { get; }

    /// <summary>One to read with, from the pool. Dispose it.</summary>
    public SqliteConnection Read()
    {
        var connection = new SqliteConnection(_readers);
        connection.Open();
        connection.Execute("PRAGMA query_only = ON");
        return connection;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        using (var pool = new SqliteConnection(_readers)) SqliteConnection.ClearPool(pool);
        Writer.Dispose();
    }
}
