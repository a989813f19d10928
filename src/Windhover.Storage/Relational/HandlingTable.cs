using Windhover.Core.Incidents;

namespace Windhover.Storage.Relational;

/// <summary>What people made of incidents: the columns of theirs in the table of incidents, which the engine's commits leave alone.</summary>
internal static class HandlingTable
{
    private const string Open = "open";
    private const string Closed = "closed";

    /// <summary>Does what a person does; see <see cref="Core.Stores.IStateStore.Handle"/>.</summary>
    public static HandlingOutcome Change(SqlWork work, string incidentId, HandlingChange change)
    {
        if (Get(work, incidentId) is not { } now) return HandlingOutcome.Unknown;
        if (change.IfVersion is { } wanted && wanted != now.Version) return HandlingOutcome.Outdated;
        var entry = new HandlingEntry { Number = 0, Time = change.Time, By = change.By, Kind = change.Kind, Text = change.Text, IncidentId = incidentId };
        switch (change.Kind)
        {
            case HandlingKind.Commented:
                break;
            case HandlingKind.Assigned when change.Assignee == now.Assignee:
            case HandlingKind.Reopened when now.Status == IncidentStatus.Open:
            case HandlingKind.Closed when now.Status == IncidentStatus.Closed && now.Reason == change.Reason && now.ReasonText == change.Text:
                return HandlingOutcome.Done;
            case HandlingKind.Assigned:
                Set(work, incidentId, now with { Assignee = change.Assignee });
                entry = entry with { From = now.Assignee, To = change.Assignee };
                break;
            case HandlingKind.Closed:
                Set(work, incidentId, now with { Status = IncidentStatus.Closed, Reason = change.Reason, ReasonText = change.Text });
                entry = entry with { From = Name(now.Status), To = Closed, Reason = change.Reason };
                break;
            case HandlingKind.Reopened:
                Set(work, incidentId, Opened(now));
                entry = entry with { From = Closed, To = Open };
                break;
            default:
                throw new ArgumentException($"{change.Kind} is nothing that a person does with an incident by itself", nameof(change));
        }

        HistoryTable.Add(work, entry);
        return HandlingOutcome.Done;
    }

    /// <summary>Hands what people made of incidents that are gone on to those that they became part of. The rows of both must still be there.</summary>
    public static void Merge(SqlWork work, IReadOnlyList<MergedIncident> merged)
    {
        // One that was joined by some and then joined another itself may never have been committed: what goes on is what stands at the end.
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in merged) targets[each.IncidentId] = each.Into;
        foreach (var each in merged)
        {
            var into = each.Into;
            while (targets.TryGetValue(into, out var further) && further != into) into = further;
            if (into != each.IncidentId) Merge(work, each, into);
        }
    }

    private static void Merge(SqlWork work, MergedIncident merged, string into)
    {
        var gone = merged.IncidentId;
        if (Get(work, gone) is not { } old || Get(work, into) is not { } now) return;

        // After a crash the engine finds the same merge again; by then people may have gone on.
        var isKnown = HistoryTable.HasMerge(work, into, gone);
        HistoryTable.Move(work, gone, into);
        FeedbackTable.Move(work, gone, into);
        if (isKnown) return;
        var entry = new HandlingEntry { Number = 0, Time = merged.Time, By = "", Kind = HandlingKind.Merged, From = gone, To = into, IncidentId = into };
        HistoryTable.Add(work, entry);
        var next = now;
        if (now.Assignee.Length == 0 && old.Assignee.Length > 0)
        {
            next = next with { Assignee = old.Assignee };
            HistoryTable.Add(work, entry with { Kind = HandlingKind.Assigned, From = "", To = old.Assignee });
        }

        // What nobody has dealt with must not vanish in what somebody closed.
        if (now.Status == IncidentStatus.Closed && old.Status == IncidentStatus.Open)
        {
            next = Opened(next);
            HistoryTable.Add(work, entry with { Kind = HandlingKind.Reopened, From = Closed, To = Open, Text = "An incident that nobody had closed became part of it." });
        }

        if (next != now) Set(work, into, next);
    }

    private static State? Get(SqlWork work, string incidentId) => work.One<Row>(
        "SELECT status AS Status, assignee AS Assignee, closing_reason AS Reason, closing_text AS ReasonText, version AS Version FROM incidents WHERE incident_id = @incidentId", new { incidentId })?.State;

    private static void Set(SqlWork work, string incidentId, State state) => work.Execute(
        """
        UPDATE incidents SET status = @Status, status_by_people = 1, assignee = @Assignee, closing_reason = @Reason, closing_text = @ReasonText, version = version + 1
        WHERE incident_id = @incidentId
        """,
        new { incidentId, Status = (int)state.Status, state.Assignee, Reason = EnumNames.Of(state.Reason), state.ReasonText });

    private static State Opened(State state) => state with { Status = IncidentStatus.Open, Reason = null, ReasonText = "" };

    private static string Name(IncidentStatus status) => status == IncidentStatus.Closed ? Closed : Open;

    private sealed record State(IncidentStatus Status, string Assignee, ClosingReason? Reason, string ReasonText, int Version);

    private sealed record Row(long Status, string Assignee, string? Reason, string ReasonText, long Version)
    {
        public State State => new((IncidentStatus)Status, Assignee, Reason is null ? null : EnumNames.Read<ClosingReason>(Reason), ReasonText, (int)Version);
    }
}
