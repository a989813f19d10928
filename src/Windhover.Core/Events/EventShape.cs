namespace Windhover.Core.Events;

/// <summary>Which array of an <see cref="EventBuffer"/> an entry is in.</summary>
public enum EventShape : byte
{
    /// <summary>A <see cref="NetworkActivity"/>.</summary>
    Network,

    /// <summary>An <see cref="ActorActivity"/>.</summary>
    Actor,

    /// <summary>An <see cref="EntityFact"/>.</summary>
    Fact,
}
