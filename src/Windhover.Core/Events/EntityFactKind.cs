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

    /// <summary>S bears the tag of key O and value <see cref="EntityFact.Value"/> from now on, whoever bears that id.</summary>
    TagSet,

    /// <summary>S no longer bears a tag of key O.</summary>
    TagGone,

    /// <summary>S no longer bears the tag of key O if <see cref="EntityFact.Value"/> is its value.</summary>
    TagGoneOfValue,

    /// <summary>S bears no tags but those that are told of the same moment and, where O is given, those whose key begins with O.</summary>
    TagsGone,

    /// <summary>S was given a tag that is not kept, because it is beyond <see cref="TagLimits"/>.</summary>
    TagLeftOut,
}
