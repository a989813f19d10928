namespace Windhover.Core.Response.Actions;

/// <summary>What a response does, whatever the platform; of each ladder the least disruptive first. The names are part of policies and of what is stored.</summary>
public enum ContainmentKind : byte
{
    /// <summary>Drops the connections that deviate, and nothing else.</summary>
    BlockConnections = 0,

    /// <summary>Lets a device do what it always did, and drops the rest.</summary>
    EnforcePatternOfLife = 1,

    /// <summary>Lets a device do what its peers do, and drops the rest.</summary>
    EnforceGroup = 2,

    /// <summary>Drops every connection that a device opens.</summary>
    BlockOutgoing = 3,

    /// <summary>Drops every connection to a device.</summary>
    BlockIncoming = 4,

    /// <summary>Drops everything to and from a device.</summary>
    Quarantine = 5,

    /// <summary>Ends the sessions that an identity has; it may sign in again.</summary>
    RevokeSessions = 10,

    /// <summary>Denies an identity the operations that deviate, and nothing else.</summary>
    DenyOperations = 11,

    /// <summary>Makes one credential of an identity useless: a key, an app's token.</summary>
    DisableCredential = 12,

    /// <summary>Takes a role from an identity.</summary>
    RemoveRole = 13,

    /// <summary>Locks an identity out.</summary>
    DisableIdentity = 14,

    /// <summary>Closes a resource to the public.</summary>
    ProtectResource = 20,

    /// <summary>Keeps a copy of a device's disks for forensics; stops nothing.</summary>
    Preserve = 30,

    /// <summary>Stops a machine, or moves its work away; by explicit policy only.</summary>
    Stop = 40,

    /// <summary>Tells another system, which acts for itself.</summary>
    Notify = 50,
}
