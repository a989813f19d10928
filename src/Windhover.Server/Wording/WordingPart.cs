namespace Windhover.Server.Wording;

/// <summary>The desk, where there is one.</summary>
/// <param name="Desk">Null while no language model is configured.</param>
internal sealed record WordingPart(WordingDesk? Desk)
{
    /// <summary>How it goes; off without a desk.</summary>
    public WordingStatus Status => Desk?.Status ?? new();
}
