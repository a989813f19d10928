using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>One entity's hold of one address.</summary>
public struct AddressHolding
{
    /// <summary>From when on, epoch milliseconds.</summary>
    public long From;

    /// <summary>Until when, epoch milliseconds; 0 while it lasts.</summary>
    public long To;

    /// <summary>The address.</summary>
    public Address Address;

    /// <summary>The network that gives it meaning.</summary>
    public Symbol Network;

    /// <summary>Who held it.</summary>
    public int Entity;

    /// <summary>The same entity's holding before this one, plus one; 0 for none.</summary>
    internal int Previous;
}
