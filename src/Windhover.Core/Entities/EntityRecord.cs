using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>What is known of one entity beside its pattern of life. 64 bytes.</summary>
public struct EntityRecord
{
    /// <summary>First event, epoch milliseconds.</summary>
    public long FirstSeen;

    /// <summary>Last event, epoch milliseconds.</summary>
    public long LastSeen;

    /// <summary>Events seen.</summary>
    public long Records;

    /// <summary>Native id.</summary>
    public Symbol Native;

    /// <summary>Account or site.</summary>
    public Symbol Account;

    /// <summary>Group that it is compared with.</summary>
    public Symbol Group;

    /// <summary>Number of the last day (UTC) on which it was seen, in days since 1970.</summary>
    public int LastDay;

    /// <summary>On how many days it was seen.</summary>
    public int Days;

    /// <summary>Index of the entity that stands behind this one (the host of a role, the principal of a session), plus one; 0 for none.</summary>
    public int Behind;

    /// <summary>Kind of thing.</summary>
    public EntityType Type;
}
