using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>Decides what an output is told, and queues it. What is new of an incident whose last message was never tried goes into that message, so that a queue holds at most two of one incident.</summary>
internal sealed class OutputQueue(IOutputStore store, IStateStore state, string console, TimeProvider clock)
{
    private const int MostHistory = 50;
    private const int MostNotes = 20;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Looks at an incident, and at those that became part of it.</summary>
    /// <returns>True when something was queued.</returns>
    public bool Look(OutputPlan plan, Incident incident)
    {
        var ticket = store.Ticket(plan.Name, incident.IncidentId);
        var news = OutputNews.Of(ticket, incident, ticket is { IsTold: true } || plan.Filter.Passes(incident, state));
        var isQueued = news.Count > 0 && Put(plan, incident, OutputNews.Ticket(ticket, plan.Name, incident, isTold: true, Now), news);
        foreach (var merged in state.History(incident.IncidentId, null, MostHistory).Items.Where(e => e is { Kind: HandlingKind.Merged, From.Length: > 0 })) isQueued |= End(plan, merged.From, incident);
        return isQueued;
    }

    /// <summary>Tells of an action, where the output was told of its incident.</summary>
    /// <returns>True when something was queued.</returns>
    public bool Tell(OutputPlan plan, ActionNews news)
    {
        if (state.Incident(news.IncidentId) is not { } incident || store.Ticket(plan.Name, incident.IncidentId) is not { IsTold: true } ticket) return false;
        var told = $"{news.ActionId} {(news.IsApplied ? "applied" : "proposed")}";
        if (ticket.Actions.Contains(told, StringComparer.Ordinal)) return false;
        var change = news.IsApplied ? OutputChange.ActionApplied : OutputChange.ActionProposed;
        return Put(plan, incident, ticket with { Actions = [.. ticket.Actions, told], Time = Now }, [(change, $"{(news.IsApplied ? "In force" : "Proposed, waiting for a person")}: {news.Text}")]);
    }

    // The incident is gone from the store: the one that goes on speaks for it.
    private bool End(OutputPlan plan, string goneId, Incident into)
    {
        if (store.Ticket(plan.Name, goneId) is not { IsTold: true, IsOver: false } ticket || state.Incident(goneId) is not null) return false;
        var gone = into with { IncidentId = goneId, Status = IncidentStatus.Closed };
        return Put(plan, gone, ticket with { IsOver = true, Time = Now }, [(OutputChange.Merged, $"It became part of the incident {into.IncidentId}: {into.Title}")], Link(into.IncidentId));
    }

    private bool Put(OutputPlan plan, Incident incident, OutputTicket ticket, IReadOnlyList<(OutputChange Change, string Note)> news, string? url = null)
    {
        var key = OutputMessage.KeyOf(plan.Name, incident.IncidentId);
        var untried = store.Untried(plan.Name, incident.IncidentId);
        var fresh = new OutputMessage
        {
            Output = plan.Name,
            Key = key,
            MessageId = $"{key}-{ticket.Messages + 1}",
            Changes = [.. news.Select(n => n.Change)],
            Notes = [.. news.Select(n => n.Note).Where(n => n.Length > 0)],
            Incident = incident,
            Time = Now,
            Url = url ?? Link(incident.IncidentId),
        };
        if (untried is not null)
        {
            var before = untried.Message;
            var together = fresh with { MessageId = before.MessageId, Changes = [.. before.Changes, .. fresh.Changes], Notes = [.. before.Notes.Concat(fresh.Notes).TakeLast(MostNotes)], Time = before.Time };
            if (store.Queue(ticket, together, untried)) return true;
        }

        return store.Queue(ticket with { Messages = ticket.Messages + 1 }, fresh, null);
    }

    private string Link(string incidentId) => $"{console}/incidents/{Uri.EscapeDataString(incidentId)}";
}
