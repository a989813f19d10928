using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>What is remembered of one value of one feature of one entity. A burst cannot teach normality: windows and days are counted, not events.</summary>
internal struct ValueStat
{
    /// <summary>First time, epoch milliseconds.</summary>
    public long First;

    /// <summary>Last time, epoch milliseconds.</summary>
    public long Last;

    /// <summary>The value where it is an address.</summary>
    public Address Address;

    /// <summary>The value where it is a text; otherwise what goes with the address.</summary>
    public Symbol Text;

    /// <summary>Windows in which it was seen.</summary>
    public int Windows;

    /// <summary>Last day, in days since 1970.</summary>
    public int LastDay;

    /// <summary>The same entity's next value, plus one; 0 ends the list.</summary>
    public int Next;

    /// <summary>Port of a peer value, or the hour.</summary>
    public ushort Number;

    /// <summary>Days on which it was seen.</summary>
    public ushort Days;

    /// <summary>IANA protocol of a peer or port value.</summary>
    public byte Protocol;

    /// <summary>True when the entity serves.</summary>
    public bool Serves;
}
