using System.Collections.ObjectModel;
using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>
/// What is known of addresses, as two sorted tables without overlaps (IPv4 and IPv6): a lookup is one binary search. Immutable; safe for many threads.
/// </summary>
public sealed class AddressTable
{
    private readonly uint[] starts4;
    private readonly int[] infos4;
    private readonly UInt128[] starts6;
    private readonly int[] infos6;
    private readonly AddressInfo[] infos;

    internal AddressTable(uint[] starts4, int[] infos4, UInt128[] starts6, int[] infos6, AddressInfo[] infos, IReadOnlyDictionary<string, string> versions)
    {
        (this.starts4, this.infos4, this.starts6, this.infos6, this.infos) = (starts4, infos4, starts6, infos6, infos);
        Versions = versions;
    }

    /// <summary>A table that knows special addresses only.</summary>
    public static AddressTable Empty { get; } = new([], [], [], [], [AddressInfo.None], ReadOnlyDictionary<string, string>.Empty);

    /// <summary>Version of each data set that it was made from, by the set's name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>How many ranges there are.</summary>
    public int Count => starts4.Length + starts6.Length;

    internal ReadOnlySpan<uint> Starts4 => starts4;

    internal ReadOnlySpan<int> Infos4 => infos4;

    internal ReadOnlySpan<UInt128> Starts6 => starts6;

    internal ReadOnlySpan<int> Infos6 => infos6;

    internal ReadOnlySpan<AddressInfo> Infos => infos;

    /// <summary>What is known of an address; a special one (RFC 6890) is that and nothing else.</summary>
    public AddressInfo Find(Address address)
    {
        var special = SpecialRanges.Of(address);
        if (special != AddressClass.Unknown) return AddressInfo.None with { Class = special };
        return address.IsV4
            ? At(Array.BinarySearch(starts4, address.V4Bits), infos4)
            : At(Array.BinarySearch(starts6, new UInt128(address.High, address.Low)), infos6);
    }

    // Ranges touch each other: a gap is a range that nothing is known of.
    private AddressInfo At(int found, int[] values)
    {
        var index = found >= 0 ? found : ~found - 1;
        return index < 0 ? AddressInfo.None : infos[values[index]];
    }
}
