namespace Windhover.Core.Investigation.Wording;

/// <summary>A wording that was checked, kept beside the investigation.</summary>
public sealed record SummaryWording
{
    /// <summary>Incident whose account it words.</summary>
    public required string IncidentId { get; init; }

    /// <summary><see cref="WordingAccount.Hash"/> of the account that it was made from; it is not shown beside any other.</summary>
    public required string MadeFrom { get; init; }

    /// <summary>Name of the language model.</summary>
    public required string Model { get; init; }

    /// <summary>The text: one paragraph of plain text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was made, epoch milliseconds of the server's clock.</summary>
    public required long Time { get; init; }
}
