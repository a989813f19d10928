using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;

namespace Windhover.Benchmarks.Investigations;

/// <summary>A full store that looks new to a run: its epochs count on from what is there, and it outlives the run.</summary>
internal sealed class KeptStore(ITelemetryStore store) : ITelemetryStore
{
    private readonly long before = store.Epoch;

    /// <inheritdoc/>
    public long Epoch => store.Epoch - before;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<EventRow> events, ReadOnlySpan<ConnectionRow> connections) => store.Append(events, connections);

    /// <inheritdoc/>
    public void Commit(long epoch) => store.Commit(before + epoch);

    /// <inheritdoc/>
    public void RollBackTo(long epoch) => store.RollBackTo(before + epoch);

    /// <inheritdoc/>
    public Page<EventRow> Events(TelemetryQuery query) => store.Events(query);

    /// <inheritdoc/>
    public Page<ConnectionRow> Connections(TelemetryQuery query) => store.Connections(query);

    /// <inheritdoc/>
    public IReadOnlyList<HourTotal> Hours(TelemetryQuery query) => store.Hours(query);

    /// <inheritdoc/>
    public IReadOnlyList<ValueCount> Values(ValueQuery query) => store.Values(query);

    /// <inheritdoc/>
    public IReadOnlyList<string> DropDaysBefore(long time) => store.DropDaysBefore(time);

    /// <inheritdoc/>
    public IReadOnlyList<string> Days() => store.Days();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever opened it closes it.
    }
}
