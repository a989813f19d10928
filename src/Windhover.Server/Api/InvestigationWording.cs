
namespace Windhover.Server.Api;

/// <summary>The account of an investigation in a language model's words.</summary>
public sealed record InvestigationWording
{
    /// <summary>Whether there is one.</summary>
    public required WordingState State { get; init; }

    /// <summary>The text, made from the account as it is now and checked against its facts; null for none.</summary>
    public WordedSummary? Wording { get; init; }
}
