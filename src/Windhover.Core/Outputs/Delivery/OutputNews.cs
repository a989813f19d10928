using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>
/// When an incident is told: the first time that it passes the filter, when its severity or verdict gets worse, when it turned out benign, when a person closes or opens it. That another alert
/// joined it is not told.
/// </summary>
internal static class OutputNews
{
    /// <summary>What is new to an output.</summary>
    /// <param name="ticket">What it was told; null for nothing.</param>
    /// <param name="incident">The incident as it is.</param>
    /// <param name="passes">Whether it is one that the output is told of.</param>
    /// <returns>Nothing where nothing is told.</returns>
    public static IReadOnlyList<(OutputChange Change, string Note)> Of(OutputTicket? ticket, Incident incident, bool passes)
    {
        if (ticket is not { IsTold: true }) return passes && incident.Status == IncidentStatus.Open && IsWorse(ticket, incident) ? [(OutputChange.Told, "")] : [];
        var news = new List<(OutputChange, string)>();
        if (ticket.IsOver && incident.Status == IncidentStatus.Open) news.Add((OutputChange.Reopened, "It was opened again."));
        if (incident.Severity > ticket.Severity) news.Add((OutputChange.SeverityRose, $"Its severity rose from {Word(ticket.Severity)} to {Word(incident.Severity)}."));
        if (IsNews(ticket.Verdict, incident.Verdict)) news.Add((OutputChange.VerdictChanged, $"Its verdict is {Word(incident.Verdict)}; it was {Word(ticket.Verdict)}."));
        if (!ticket.IsOver && incident.Status == IncidentStatus.Closed) news.Add((OutputChange.Closed, Closing(incident.Handling)));
        return news;
    }

    /// <summary>The ticket of an output that is told of the incident as it is.</summary>
    public static OutputTicket Ticket(OutputTicket? before, string output, Incident incident, bool isTold, long time) => new()
    {
        Output = output,
        IncidentId = incident.IncidentId,
        IsTold = isTold,
        Severity = before is { IsTold: true } && before.Severity > incident.Severity ? before.Severity : incident.Severity,
        Verdict = before is { IsTold: true } && !IsNews(before.Verdict, incident.Verdict) ? before.Verdict : incident.Verdict,
        IsOver = incident.Status == IncidentStatus.Closed,
        Messages = before?.Messages ?? 0,
        Actions = before?.Actions ?? [],
        Time = time,
    };

    private static bool IsWorse(OutputTicket? ticket, Incident incident) => ticket is null || incident.Severity > ticket.Severity || Rank(incident.Verdict) > Rank(ticket.Verdict);

    private static bool IsNews(Verdict before, Verdict now) => Rank(now) > Rank(before) || (now == Verdict.Benign && before != Verdict.Benign);

    private static int Rank(Verdict verdict) => verdict switch { Verdict.Malicious => 3, Verdict.Suspicious => 2, Verdict.Inconclusive => 1, _ => 0 };

    private static string Closing(Handling? handling)
    {
        var reason = handling?.Reason is { } why ? $" as {OutputValues.Snake(why).Replace('_', ' ')}" : "";
        return handling?.ReasonText is { Length: > 0 } text ? $"It was closed{reason}: {text}" : $"It was closed{reason}.";
    }

    private static string Word<T>(T value)
        where T : struct, Enum => OutputValues.Snake(value);
}
