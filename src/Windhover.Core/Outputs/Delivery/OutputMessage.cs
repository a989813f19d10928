using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What one output is told of one incident. It stands for itself: whoever gets it needs no earlier one. It is the same at every attempt, but for <see cref="Attempt"/> and <see cref="RemoteId"/>.</summary>
public sealed record OutputMessage
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Stands for the output and the incident together, and stays while both do: what the other side deduplicates and updates by. Letters, digits, <c>-</c> and <c>_</c>, at most 120.</summary>
    public required string Key { get; init; }

    /// <summary>Stands for this message: the key and its number. A message that comes twice comes with the same one.</summary>
    public required string MessageId { get; init; }

    /// <summary>What happened, oldest first; at least one.</summary>
    public required IReadOnlyList<OutputChange> Changes { get; init; }

    /// <summary>The same in sentences, for people. Names in it were written by others.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The incident as it was when the message was queued.</summary>
    public required Incident Incident { get; init; }

    /// <summary>When it was queued, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>The incident's page of the console.</summary>
    public required string Url { get; init; }

    /// <summary>Incidents that this message tells of besides, because there were more than the output's limit allows; the gravest first.</summary>
    public IReadOnlyList<FoldedIncident> Folded { get; init; } = [];

    /// <summary>How the other side calls the ticket, thread or record that an earlier message made; "" for none.</summary>
    public string RemoteId { get; init; } = "";

    /// <summary>The how manieth attempt this is, from 1. From the second on an earlier one may have arrived.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>True when it is a test and no incident.</summary>
    public bool IsTest => Changes.Contains(OutputChange.Test);

    /// <summary>True when the incident is over after it: closed, or part of another one.</summary>
    public bool IsOver => Changes.LastOrDefault(c => c is OutputChange.Closed or OutputChange.Merged or OutputChange.Reopened or OutputChange.Told) is OutputChange.Closed or OutputChange.Merged;

    /// <summary>The key of an output and an incident.</summary>
    public static string KeyOf(string output, string incidentId)
    {
        var key = string.Concat($"windhover-{output}-{incidentId}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return key.Length <= 120 ? key : key[..120];
    }
}
