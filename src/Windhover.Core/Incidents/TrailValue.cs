using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Incidents;

/// <summary>
/// A value that an entity of an incident was seen with while the incident is open. What is in an incident is not learned, so the pattern of life does not know it afterwards; the
/// investigation has to.
/// </summary>
internal sealed record TrailValue
{
    /// <summary>Whose.</summary>
    public required int Entity { get; init; }

    /// <summary>Which feature.</summary>
    public required Feature Feature { get; init; }

    /// <summary>Hash of the value.</summary>
    public required ulong Hash { get; init; }

    /// <summary>Number of the symbol where the value is a text.</summary>
    public int Text { get; init; }

    /// <summary>The value where it is an address, upper half.</summary>
    public ulong High { get; init; }

    /// <summary>The value where it is an address, lower half.</summary>
    public ulong Low { get; init; }

    /// <summary>Port, or hour.</summary>
    public ushort Number { get; init; }

    /// <summary>IANA protocol.</summary>
    public byte Protocol { get; init; }

    /// <summary>True when the entity serves.</summary>
    public bool Serves { get; init; }

    /// <summary>First time, epoch milliseconds; before the incident where the pattern of life knew it.</summary>
    public long First { get; init; }

    /// <summary>Last time, epoch milliseconds.</summary>
    public long Last { get; set; }

    /// <summary>Days on which the pattern of life had it.</summary>
    public int Days { get; init; }

    /// <summary>The value as it can be looked up.</summary>
    public Value AsValue() => new() { Feature = Feature, Hash = Hash, Text = new Symbol(Text), Address = new Address(High, Low), Number = Number, Protocol = Protocol, Serves = Serves };

    /// <summary>A value as it is kept.</summary>
    public static TrailValue Of(int entity, in Value value, long first, long last, int days) => new()
    {
        Entity = entity, Feature = value.Feature, Hash = value.Hash, Text = value.Text.Id, High = value.Address.High, Low = value.Address.Low, Number = value.Number,
        Protocol = value.Protocol, Serves = value.Serves, First = first, Last = last, Days = days,
    };
}
