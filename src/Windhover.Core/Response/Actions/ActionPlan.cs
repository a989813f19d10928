using System.Text.Json.Nodes;

namespace Windhover.Core.Response.Actions;

/// <summary>
/// Exactly what one action will change on its platform, and what stood there before. It is written down before the first call, so that whoever finds it after a crash can finish it,
/// verify it or take it back without knowing anything else.
/// </summary>
public sealed record ActionPlan
{
    /// <summary>Id of the action; it marks what is made on the platform (<c>windhover-ID</c>), so that it is found again and nothing else is touched.</summary>
    public required string ActionId { get; init; }

    /// <summary>The object on the platform, in its own words: an ARN, a network interface's id, a namespace and name.</summary>
    public required string Place { get; init; }

    /// <summary>What will change, in a sentence for people, with the names of the platform's own objects.</summary>
    public required string Text { get; init; }

    /// <summary>What stood there before, as far as the undoing restores or compares it; the action's own form.</summary>
    public required JsonObject Before { get; init; }

    /// <summary>What will stand there, as far as it is made, verified and taken away again; the action's own form.</summary>
    public required JsonObject Change { get; init; }

    /// <summary>When it is to end, epoch milliseconds.</summary>
    public required long Until { get; init; }
}
