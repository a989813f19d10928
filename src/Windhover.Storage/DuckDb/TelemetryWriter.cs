using Windhover.Core.Stores;
using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// The one open transaction: it begins with the first row and ends with the commit, so that rows go to DuckDB at once and not through memory of ours.
/// One thread at a time.
/// </summary>
internal sealed class TelemetryWriter : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly SortedDictionary<TelemetryDay, DayAppenders> _days = [];
    private bool _failed;
    private long _nextSequence;

    public TelemetryWriter(DuckDbConnection connection)
    {
        _connection = connection;
        (Epoch, _nextSequence) = TelemetrySchema.Read(connection);
    }

    /// <summary>The last epoch committed.</summary>
    public long Epoch { get; private set; }

    /// <summary>True while rows wait for their commit: the transaction still sees the tables as they were when it began.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Rows are marked with the epoch that is expected; <see cref="Commit"/> marks them anew if it is another.</summary>
    private long ExpectedEpoch => checked(Epoch + 1);

    public void Append(ReadOnlySpan<EventRow> events, ReadOnlySpan<ConnectionRow> connections)
    {
        if (events.IsEmpty && connections.IsEmpty) return;
        Begin();
        _failed = true;
        foreach (ref readonly var row in events) Day(row.Time).Add(row, _nextSequence++);
        foreach (ref readonly var row in connections) Day(row.Hour).Add(row);
        _failed = false;
    }

    public void Commit(long epoch)
    {
        if (epoch <= Epoch) throw new ArgumentException($"Epoch {epoch} is not above {Epoch}", nameof(epoch));
        Begin();
        _failed = true;
        foreach (var (day, appenders) in _days)
        {
            appenders.Flush();
            if (epoch == ExpectedEpoch) continue;
            foreach (var table in (string[])[day.Events, day.Connections])
                _connection.Query($"UPDATE {table} SET epoch = $1 WHERE epoch = $2", epoch, ExpectedEpoch).Dispose();
        }

        _connection.Query("UPDATE meta SET epoch = $1, next_sequence = $2", epoch, _nextSequence).Dispose();
        CloseDays();
        _connection.Execute("COMMIT");
        IsOpen = _failed = false;
        Epoch = epoch;
    }

    public void RollBackTo(long epoch)
    {
        Abandon();
        if (epoch >= Epoch) return;
        IsOpen = _failed = true;
        _connection.Execute("BEGIN TRANSACTION");
        var days = TelemetrySchema.Days(_connection);
        foreach (var table in days.SelectMany(day => (string[])[day.Events, day.Connections]))
            _connection.Query($"DELETE FROM {table} WHERE epoch > $1", epoch).Dispose();
        _connection.Query("UPDATE meta SET epoch = $1", epoch).Dispose();
        _connection.Execute("COMMIT");
        IsOpen = _failed = false;
        Epoch = epoch;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Abandon();
        _connection.Dispose();
    }

    private void Begin()
    {
        if (_failed) throw new InvalidOperationException("A write to the telemetry store failed and its rows are lost: roll back to the last epoch and write them again");
        if (IsOpen) return;
        _connection.Execute("BEGIN TRANSACTION");
        IsOpen = true;
    }

    private DayAppenders Day(long time)
    {
        var day = TelemetryDay.Of(time);
        if (_days.TryGetValue(day, out var appenders)) return appenders;
        TelemetrySchema.CreateDay(_connection, day);
        return _days[day] = new(_connection, day, ExpectedEpoch);
    }

    private void Abandon()
    {
        CloseDays();
        if (IsOpen) EndTransaction();
        IsOpen = _failed = false;
        _nextSequence = TelemetrySchema.Read(_connection).NextSequence;
    }

    private void EndTransaction()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (DuckDbException)
        {
            // A COMMIT that failed has ended the transaction already.
        }
    }

    private void CloseDays()
    {
        foreach (var appenders in _days.Values) appenders.Dispose();
        _days.Clear();
    }
}
