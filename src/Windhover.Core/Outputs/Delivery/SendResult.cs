namespace Windhover.Core.Outputs.Delivery;

/// <summary>What became of a message, and why.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why, in a sentence for people; without a secret, and without an address that is one.</param>
public sealed record SendResult(SendState State, string Reason)
{
    /// <summary>When to come again at the earliest, by the other side's own hint; null for none. It concerns every message to it.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>How the other side calls what it made of the message; "" for nothing to remember.</summary>
    public string RemoteId { get; init; } = "";

    /// <summary>It arrived.</summary>
    public static SendResult Delivered(string reason, string remoteId = "") => new(SendState.Delivered, reason) { RemoteId = remoteId };

    /// <summary>It is to be tried again.</summary>
    public static SendResult RetryLater(string reason, TimeSpan? after = null) => new(SendState.RetryLater, reason) { After = after };

    /// <summary>It is not to be tried again.</summary>
    public static SendResult Refused(string reason) => new(SendState.Refused, reason);
}
