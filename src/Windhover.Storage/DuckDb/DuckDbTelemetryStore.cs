using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>The telemetry store in one DuckDB file.</summary>
internal sealed class DuckDbTelemetryStore : ITelemetryStore
{
    private readonly string _path;
    private readonly DuckDbOptions _options;
    private readonly Lock _writing = new();
    private DuckDbDatabase _database;
    private TelemetryWriter _writer;
    private ReaderPool _readers;
    private long _epoch;
    private bool _disposed;

    public DuckDbTelemetryStore(string path, DuckDbOptions options)
    {
        (_path, _options) = (path, options);
        Open();
    }

    /// <inheritdoc />
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <inheritdoc />
    public long UsedBytes => _readers.Read(connection =>
    {
        using var result = connection.Query("SELECT (used_blocks * block_size)::BIGINT FROM pragma_database_size()");
        return result.Read((chunk, row) => chunk.Int64(0, row))[0];
    });

    /// <inheritdoc />
    public void WhileStill(Action act)
    {
        lock (_writing) act();
    }

    /// <inheritdoc />
    public void Append(ReadOnlySpan<EventRow> events, ReadOnlySpan<ConnectionRow> connections)
    {
        lock (_writing) _writer.Append(events, connections);
    }

    /// <inheritdoc />
    public void Commit(long epoch)
    {
        lock (_writing)
        {
            _writer.Commit(epoch);
            Interlocked.Exchange(ref _epoch, _writer.Epoch);
        }
    }

    /// <inheritdoc />
    public void RollBackTo(long epoch)
    {
        lock (_writing)
        {
            try
            {
                _writer.RollBackTo(epoch);
            }
            catch (DuckDbException dead) when (dead.Message.Contains("has been invalidated", StringComparison.Ordinal))
            {
                // After a write that the disk refused at a bad moment DuckDB serves nothing until it is opened anew.
                Close();
                Open();
                _writer.RollBackTo(epoch);
            }

            Interlocked.Exchange(ref _epoch, _writer.Epoch);
        }
    }

    /// <inheritdoc />
    public Page<EventRow> Events(TelemetryQuery query) => _readers.Read(connection => EventQuery.Run(connection, query));

    /// <inheritdoc />
    public Page<ConnectionRow> Connections(TelemetryQuery query) => _readers.Read(connection => ConnectionQuery.Run(connection, query));

    /// <inheritdoc />
    public IReadOnlyList<HourTotal> Hours(TelemetryQuery query) => _readers.Read(connection => HourQuery.Run(connection, query));

    /// <inheritdoc />
    public IReadOnlyList<ValueCount> Values(ValueQuery query) => _readers.Read(connection => FieldValues.Run(connection, query));

    /// <inheritdoc />
    public IReadOnlyList<string> Days() => _readers.Read(connection => Names(TelemetrySchema.Filled(connection, TelemetrySchema.Days(connection))));

    /// <inheritdoc />
    public IReadOnlyList<string> DropDaysBefore(long time)
    {
        lock (_writing) return Names(Retention.Drop(_database, time, keepTables: _writer.IsOpen));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed) return;
            _disposed = true;
            Close();
        }
    }

    /// <summary>A setting of DuckDB as it is in force.</summary>
    internal string Setting(string name) => _readers.Read(connection =>
    {
        using var result = connection.Query("SELECT current_setting($1)::VARCHAR", name);
        return result.Read((chunk, row) => chunk.Text(0, row))[0];
    });

    [MemberNotNull(nameof(_database), nameof(_writer), nameof(_readers))]
    private void Open()
    {
        _database = DuckDbDatabase.Open(_path, Settings(_options));
        try
        {
            var connection = _database.Connect();
            TelemetrySchema.Create(connection);
            _writer = new(connection);
            _readers = new(_database);
            Interlocked.Exchange(ref _epoch, _writer.Epoch);
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _readers.Dispose();
        _writer.Dispose();
        _database.Dispose();
    }

    private static List<string> Names(IEnumerable<TelemetryDay> days) => [.. days.Select(day => day.Name)];

    private static Dictionary<string, string> Settings(DuckDbOptions options) => new(StringComparer.Ordinal)
    {
        ["memory_limit"] = Bytes(options.MemoryLimit),
        ["max_temp_directory_size"] = Bytes(options.SpillLimit),
        ["threads"] = options.Threads.ToString(CultureInfo.InvariantCulture),
        ["preserve_insertion_order"] = "false", // every query says its order; without it, large ones need less memory
        ["enable_external_access"] = "false", // no file but its own, no network, no extension
    };

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
}
