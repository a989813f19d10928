namespace Windhover.Core.Entities;

/// <summary>What kind of thing an entity is.</summary>
public enum EntityType : byte
{
    /// <summary>Something with a network address: an instance, an interface, a pod, a function, a host.</summary>
    Device,

    /// <summary>Someone who acts: a person, a role, a service account.</summary>
    Identity,

    /// <summary>Something that is acted on: a bucket, a file, a database, a secret.</summary>
    Resource,
}
