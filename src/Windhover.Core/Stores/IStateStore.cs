using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
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

    /// <summary>Investigations that match, newest <see cref="InvestigationReport.EndTime"/> first, ties by id.</summary>
    Page<InvestigationReport> Investigations(InvestigationQuery query);

    /// <summary>The investigation of one incident, told or not, or null.</summary>
    InvestigationReport? Investigation(string incidentId);

    /// <summary>Keeps the wording of an account; it takes the place of the last one, and goes with its investigation.</summary>
    /// <returns>False when there is no such investigation; then nothing is kept.</returns>
    bool PutWording(SummaryWording wording);

    /// <summary>The wording that was kept last for an incident, of whatever account it had then; null for none.</summary>
    SummaryWording? Wording(string incidentId);

    /// <summary>How many alerts there are and are investigated, and how many investigations with which verdict, all as of one commit.</summary>
    InvestigationCounts CountInvestigations();

    /// <summary>Alerts that match, newest first, ties by id.</summary>
    Page<Alert> Alerts(AlertQuery query);

    /// <summary>One alert, or null.</summary>
    Alert? Alert(string alertId);

    /// <summary>
    /// Does what a person does with an incident, and keeps it in the incident's history. It survives later commits of the same incident by the engine. When the incident
    /// becomes part of another, its history goes there, its assignee too if that one has none, and that one is open again if this one was.
    /// </summary>
    /// <exception cref="ArgumentException">The kind of the change is not one of those that <see cref="HandlingChange.Kind"/> names.</exception>
    HandlingOutcome Handle(string incidentId, HandlingChange change);

    /// <summary>What was done with an incident, newest first; nothing for one that nobody touched or that does not exist.</summary>
    /// <param name="incidentId">Which.</param>
    /// <param name="cursor">Cursor of <see cref="Page{T}.Next"/>; null for the first page.</param>
    /// <param name="limit">At most this many. The default is 50.</param>
    Page<HandlingEntry> History(string incidentId, string? cursor = null, int limit = 50);

    /// <summary>Keeps feedback that one person gave in one incident, and says so in its history. It takes the place of what was said of the same pattern and entity before.</summary>
    /// <param name="feedback">At least one; all of the same incident, person, time and end.</param>
    /// <returns>False when there is no such incident; then nothing is kept.</returns>
    bool AddFeedback(IReadOnlyList<Feedback> feedback);

    /// <summary>All feedback, newest first, ties by id; what has expired or was taken back included.</summary>
    IReadOnlyList<Feedback> Feedback();

    /// <summary>Takes a feedback back; it stays in the list, and the history of its incident says so.</summary>
    /// <param name="feedbackId">Which.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="time">When, epoch milliseconds.</param>
    /// <returns>The feedback as it is now, or null when there is none. One that was taken back before stays as it was.</returns>
    Feedback? RemoveFeedback(string feedbackId, string by, long time);

    /// <summary>
    /// Removes closed and open incidents with their history and investigations that ended, alerts that were raised, and feedback that expired or was taken back, before the
    /// time (epoch milliseconds).
    /// </summary>
    /// <returns>How many were removed.</returns>
    int DropBefore(long time);
}
