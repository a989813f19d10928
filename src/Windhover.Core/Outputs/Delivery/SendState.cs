namespace Windhover.Core.Outputs.Delivery;

/// <summary>What became of a message.</summary>
public enum SendState : byte
{
    /// <summary>The other side has it.</summary>
    Delivered,

    /// <summary>It may work a little later: no answer, too many calls, the other side is out of order.</summary>
    RetryLater,

    /// <summary>It will never work as it is: a credential, a name or the message itself is refused.</summary>
    Refused,
}
