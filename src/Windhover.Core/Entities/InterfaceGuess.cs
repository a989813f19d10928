using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>Finds the own address of an interface whose log gives no direction: the one that all its records share.</summary>
internal struct InterfaceGuess
{
    private Address own;
    private Address other;

    /// <summary>Learns from one record and says which side is ours.</summary>
    public bool SourceIsOurs(Address source, Address destination)
    {
        if (own.IsNone)
        {
            (own, other) = Prefer(source, destination) ? (source, destination) : (destination, source);
            return own == source;
        }

        if (!other.IsNone)
        {
            var ownHere = own == source || own == destination;
            var otherHere = other == source || other == destination;
            if (ownHere && !otherHere) other = default;
            if (!ownHere && otherHere) (own, other) = (other, default);
        }

        if (own == source) return true;
        if (own == destination) return false;
        return Prefer(source, destination);
    }

    // A private address is more likely to be an interface's own than a public one.
    private static bool Prefer(Address source, Address destination) => source.IsPrivate || !destination.IsPrivate;
}
