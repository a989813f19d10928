using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Common.Actions;

/// <summary>Blocks of addresses as rules of clouds name them.</summary>
internal static class Blocks
{
    /// <summary>A block with its length, also where that is all of it.</summary>
    public static string Cidr(AddressBlock block) => string.Create(CultureInfo.InvariantCulture, $"{(block.First.IsNone ? "::" : block.First.ToString())}/{block.Bits}");

    /// <summary>The blocks of one family that hold no address of some others.</summary>
    /// <param name="kept">The blocks that are left out, of any family.</param>
    /// <param name="isV4">The family.</param>
    /// <returns>Blocks in order; none where everything is left out.</returns>
    public static IReadOnlyList<AddressBlock> Except(IReadOnlyList<AddressBlock> kept, bool isV4)
    {
        var found = new List<AddressBlock>();
        var all = isV4 ? AddressBlock.TryParse("0.0.0.0/0", out var four) ? four : default : AddressBlock.TryParse("::/0", out var six) ? six : default;
        var own = kept.Where(k => k.IsV4 == isV4).ToList();
        if (own.Any(k => k.Bits == 0)) return [];

        // Nobody is at the IPv6 addresses that begin with 64 zeros, among which the other family is written.
        Split(all, [.. own.Where(k => isV4 || k.First.High != 0)], found);
        return found;
    }

    private static void Split(AddressBlock block, IReadOnlyList<AddressBlock> kept, List<AddressBlock> found)
    {
        var within = kept.Where(k => k.Bits > block.Bits && block.Contains(k.First)).ToList();
        if (kept.Any(k => k.Bits <= block.Bits && k.Contains(block.First))) return;
        if (within.Count == 0)
        {
            found.Add(block);
            return;
        }

        var bits = block.Bits + 1;
        Split(block with { Bits = bits }, within, found);
        Split(new AddressBlock(With(block.First, bits + (block.IsV4 ? 96 : 0)), bits), within, found);
    }

    // The address with one more bit, counted from the first of 128.
    private static Address With(Address address, int bit) => bit <= 64 ? new Address(address.High | (1UL << (64 - bit)), address.Low) : new Address(address.High, address.Low | (1UL << (128 - bit)));
}
