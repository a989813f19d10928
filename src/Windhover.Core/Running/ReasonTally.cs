namespace Windhover.Core.Running;

/// <summary>How often a reason was given, and where first.</summary>
internal sealed class ReasonTally
{
    /// <summary>How often.</summary>
    public long Count { get; set; }

    /// <summary>The first places.</summary>
    public List<ReasonPlace> Places { get; } = [];
}
