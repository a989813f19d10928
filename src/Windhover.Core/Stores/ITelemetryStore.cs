using Windhover.Core.Stores.Search;

namespace Windhover.Core.Stores;

/// <summary>
/// The bulk: events that matter and hourly roll-ups of connections, searchable by entity, address, time and field. One day is one unit: dropping
/// a day never rewrites another. Safe for many readers beside one writer.
/// </summary>
public interface ITelemetryStore : IDisposable
{
    /// <summary>The last epoch committed; 0 for a new store.</summary>
    long Epoch { get; }

    /// <summary>Bytes that the rows take up on the disk, about; room that dropped days left is not counted. 0 where that is not known.</summary>
    long UsedBytes => 0;

    /// <summary>
    /// Runs something while nothing is written; readers go on. The files may be copied meanwhile, by another process: this one's locks on a file would end with the first copy it closes.
    /// </summary>
    void WhileStill(Action act) => act();

    /// <summary>Adds rows to the epoch being written; they are seen by queries after <see cref="Commit"/>. Rows of any day, in any order.</summary>
    void Append(ReadOnlySpan<EventRow> events, ReadOnlySpan<ConnectionRow> connections);

    /// <summary>Commits what was appended since the last commit, all or nothing.</summary>
    /// <exception cref="ArgumentException">The epoch is not above <see cref="Epoch"/>.</exception>
    void Commit(long epoch);

    /// <summary>Removes what epochs after this one wrote, and what was appended and not committed.</summary>
    void RollBackTo(long epoch);

    /// <summary>Events that match, newest first.</summary>
    Page<EventRow> Events(TelemetryQuery query);

    /// <summary>Connections that match, most bytes first, one row per (entity, peer, port, protocol, direction, disposition) over the period.</summary>
    Page<ConnectionRow> Connections(TelemetryQuery query);

    /// <summary>Bytes, connections and events per hour that match, oldest first; hours with nothing are absent.</summary>
    IReadOnlyList<HourTotal> Hours(TelemetryQuery query);

    /// <summary>The most frequent values of a field among the rows that match, most first, ties by value; rows without a value are not counted.</summary>
    IReadOnlyList<ValueCount> Values(ValueQuery query);

    /// <summary>Drops the days that ended before the time (epoch milliseconds).</summary>
    /// <returns>The days dropped, as <c>yyyy-MM-dd</c>.</returns>
    IReadOnlyList<string> DropDaysBefore(long time);

    /// <summary>The days that there are, as <c>yyyy-MM-dd</c>, oldest first.</summary>
    IReadOnlyList<string> Days();
}
