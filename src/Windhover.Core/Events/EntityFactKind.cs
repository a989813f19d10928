namespace Windhover.Core.Events;

/// <summary>What a fact says; S is its subject, O its object.</summary>
public enum EntityFactKind : byte
{
    /// <summary>Network interface S belongs to host O from now on.</summary>
    InterfaceOfHost,

    /// <summary>Network interface S no longer belongs to host O.</summary>
    InterfaceDetached,

    /// <summary>Interface S holds the address from now on.</summary>
    AddressOfInterface,

    /// <summary>Host S holds the address from now on.</summary>
    AddressOfHost,

    /// <summary>S no longer holds the address.</summary>
    AddressReleased,

    /// <summary>Host S exists no more; its addresses and interfaces are free.</summary>
    HostEnded,

    /// <summary>Credential or session S was handed to principal O, who now acts through it.</summary>
    SessionOfPrincipal,

    /// <summary>Long-lived credential S belongs to identity O.</summary>
    CredentialOfIdentity,

    /// <summary>Host S acts with role O.</summary>
    RoleOfHost,

    /// <summary>Host S belongs to group O (autoscaling group, subnet, tag, unit).</summary>
    MemberOf,

    /// <summary>O is the name that people use for S, whoever bears that id.</summary>
    NameOf,
}
