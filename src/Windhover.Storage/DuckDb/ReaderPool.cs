using System.Collections.Concurrent;
using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>Connections to read with. Each query runs in one transaction, so that it sees one commit and no day vanishes under it.</summary>
internal sealed class ReaderPool(DuckDbDatabase database) : IDisposable
{
    private readonly ConcurrentBag<DuckDbConnection> _idle = [];
    private volatile bool _disposed;

    /// <summary>Runs a query on a connection that nobody else uses meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public T Read<T>(Func<DuckDbConnection, T> query)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var connection)) connection = database.Connect();
        try
        {
            connection.Execute("BEGIN TRANSACTION READ ONLY");
            var answer = query(connection);
            connection.Execute("COMMIT");
            Return(connection);
            return answer;
        }
        catch
        {
            connection.Dispose(); // whatever state it is in, its transaction ends with it
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private void Return(DuckDbConnection connection)
    {
        _idle.Add(connection);
        if (_disposed) Dispose();
    }
}
