using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>One value of a feature as it was just seen.</summary>
public readonly record struct Value
{
    /// <summary>Which feature.</summary>
    public required Feature Feature { get; init; }

    /// <summary>Hash of the value, the same in every run.</summary>
    public required ulong Hash { get; init; }

    /// <summary>The value where it is a text.</summary>
    public Symbol Text { get; init; }

    /// <summary>The value where it is an address.</summary>
    public Address Address { get; init; }

    /// <summary>Port, or hour.</summary>
    public ushort Number { get; init; }

    /// <summary>IANA protocol.</summary>
    public byte Protocol { get; init; }

    /// <summary>True when the entity serves.</summary>
    public bool Serves { get; init; }
}
