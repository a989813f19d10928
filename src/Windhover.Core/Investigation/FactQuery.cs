namespace Windhover.Core.Investigation;

/// <summary>The query behind a fact: asked again, it shows where the fact comes from.</summary>
public sealed record FactQuery
{
    /// <summary>What is asked.</summary>
    public required FactSubject Subject { get; init; }

    /// <summary>Only of this entity id; "" for any.</summary>
    public string Entity { get; init; } = "";

    /// <summary>Only with this address, as peer or source; "" for any.</summary>
    public string Address { get; init; } = "";

    /// <summary>Only this operation, in the vendor's words; "" for any.</summary>
    public string Operation { get; init; } = "";

    /// <summary>From this time, epoch milliseconds.</summary>
    public required long From { get; init; }

    /// <summary>To this time, epoch milliseconds.</summary>
    public required long To { get; init; }
}
