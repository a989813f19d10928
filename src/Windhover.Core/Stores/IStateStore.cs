using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Memory;

namespace Windhover.Core.Stores;

/// <summary>
/// The small, precious state: alerts, incidents, snapshots of the engine with the cursors of its input. Safe for many threads: one writer at a time,
/// readers never wait for it.
/// </summary>
/// <remarks>
/// State and telemetry commit together through the epoch: the telemetry store commits epoch n first, then this store commits n with the
/// snapshot whose cursors produced it. After a crash between the two, <see cref="ITelemetryStore.RollBackTo"/> drops what this store never heard of,
/// and the engine reads it again from the cursors: nothing is lost and nothing is doubled.
/// </remarks>
public interface IStateStore : IDisposable
{
    /// <summary>The last epoch committed; 0 for a new store.</summary>
    long Epoch { get; }

    /// <summary>Writes everything in one transaction, or nothing.</summary>
    /// <exception cref="ArgumentException">The epoch is not above <see cref="Epoch"/>.</exception>
    void Commit(StateChange change);

    /// <summary>A named snapshot as it was last committed, or null.</summary>
    SnapshotParts? ReadSnapshot(string name);

    /// <summary>Incidents that match, newest <see cref="Incident.DetectedAt"/> first, ties by id.</summary>
    Page<Incident> Incidents(IncidentQuery query);

    /// <summary>One incident, or null.</summary>
    Incident? Incident(string incidentId);

    /// <summary>Alerts that match, newest first, ties by id.</summary>
    Page<Alert> Alerts(AlertQuery query);

    /// <summary>One alert, or null.</summary>
    Alert? Alert(string alertId);

    /// <summary>Sets what people made of an incident; survives later commits of the same incident by the engine.</summary>
    /// <returns>False when there is no such incident.</returns>
    bool SetStatus(string incidentId, IncidentStatus status);

    /// <summary>Removes closed and open incidents that ended, and alerts that were raised, before the time (epoch milliseconds).</summary>
    /// <returns>How many were removed.</returns>
    int DropBefore(long time);
}
