using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Address blocks as EC2 writes them, and fewer of them.</summary>
internal static class Cidr
{
    /// <summary>Everybody, of both families.</summary>
    public static IReadOnlyList<AddressBlock> Everybody { get; } = [new(Address.FromV4(0), 0), new(default, 0)];

    /// <summary>A block with its length, also of one address.</summary>
    public static string Of(AddressBlock block) => string.Create(CultureInfo.InvariantCulture, $"{(block.First.IsNone ? "::" : block.First.ToString())}/{block.Bits}");

    /// <summary>Same blocks, whatever the letters and zeros of an IPv6 address.</summary>
    public static string Plain(string text) => AddressBlock.TryParse(text, out var block) ? Of(block) : text;

    /// <summary>The same addresses in the fewest blocks, sorted, IPv4 first.</summary>
    public static List<AddressBlock> Merge(IEnumerable<AddressBlock> blocks)
    {
        var merged = new List<AddressBlock>();
        foreach (var block in Sorted(blocks.Distinct()))
        {
            if (merged.Count > 0 && Holds(merged[^1], block)) continue;
            merged.Add(block);
            while (merged.Count > 1 && merged[^1].Bits == merged[^2].Bits && merged[^1].IsV4 == merged[^2].IsV4 && merged[^1].Bits > 0
                && Parent(merged[^1]) is var parent && parent == Parent(merged[^2]))
            {
                merged.RemoveRange(merged.Count - 2, 2);
                merged.Add(parent);
            }
        }

        return merged;
    }

    /// <summary>The block one bit wider.</summary>
    public static AddressBlock Parent(AddressBlock block) => new(First(block.First, block.IsV4, block.Bits - 1), block.Bits - 1);

    /// <summary>The narrowest block that holds two of one family.</summary>
    public static AddressBlock Cover(AddressBlock a, AddressBlock b)
    {
        var (wider, other) = a.Bits <= b.Bits ? (a, b) : (b, a);
        while (!wider.Contains(Marker(other))) wider = Parent(wider);
        return wider;
    }

    // "No address" is the first of ::/0 and of nothing else that anybody names.
    private static Address Marker(AddressBlock block) => block.First.IsNone ? new Address(0, 1) : block.First;

    private static bool Holds(AddressBlock outer, AddressBlock inner) => outer.IsV4 == inner.IsV4 && outer.Bits <= inner.Bits && outer.Contains(Marker(inner));

    private static IOrderedEnumerable<AddressBlock> Sorted(IEnumerable<AddressBlock> blocks) =>
        blocks.OrderBy(b => b.IsV4 ? 0 : 1).ThenBy(b => b.First.High).ThenBy(b => b.First.Low).ThenBy(b => b.Bits);

    private static Address First(Address address, bool isV4, int bits)
    {
        var shared = isV4 ? bits + 96 : bits;
        return shared switch
        {
            0 => default,
            <= 64 => new Address(address.High & (ulong.MaxValue << (64 - shared)), 0),
            _ => new Address(address.High, address.Low & (ulong.MaxValue << (128 - shared))),
        };
    }
}
