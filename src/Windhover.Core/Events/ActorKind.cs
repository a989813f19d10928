namespace Windhover.Core.Events;

/// <summary>What kind of actor did something.</summary>
public enum ActorKind : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>A person's or program's own long-lived account.</summary>
    User,

    /// <summary>A role that someone or something assumed for a while.</summary>
    Role,

    /// <summary>The owner account that may do everything.</summary>
    Root,

    /// <summary>The provider's own service.</summary>
    Service,

    /// <summary>Somebody whom another identity provider vouches for.</summary>
    Federated,

    /// <summary>Nobody: the call was not authenticated.</summary>
    Anonymous,
}
