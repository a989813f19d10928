using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>
/// Makes an <see cref="AddressTable"/> of data sets that each say something else: the ranges of all are cut at each other's ends and their words put
/// together. Within a set the ranges must not overlap, except that later sets overrule the fields of earlier ones.
/// </summary>
public sealed class AddressTableBuilder
{
    private readonly List<List<AddressRange>> sets = [];
    private readonly SortedDictionary<string, string> versions = new(StringComparer.Ordinal);

    /// <summary>Adds a set. Where it is silent the sets before it hold.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version, as its maker writes it.</param>
    /// <param name="ranges">Its ranges, in any order; of ranges that overlap the narrower one holds.</param>
    public AddressTableBuilder Add(string name, string version, IEnumerable<AddressRange> ranges)
    {
        sets.Add(Flatten([.. ranges]));
        versions[name] = version;
        return this;
    }

    /// <summary>The table.</summary>
    /// <param name="finish">Says the last word on what was put together; the default leaves it.</param>
    public AddressTable Build(Func<AddressInfo, AddressInfo>? finish = null)
    {
        var numbers = new Dictionary<AddressInfo, int> { [AddressInfo.None] = 0 };
        var infos = new List<AddressInfo> { AddressInfo.None };
        var (keys4, infos4) = Sweep(v4: true, numbers, infos, finish);
        var (keys6, infos6) = Sweep(v4: false, numbers, infos, finish);
        return new AddressTable([.. keys4.Select(k => (uint)k)], [.. infos4], [.. keys6], [.. infos6], [.. infos], versions);
    }

    private static UInt128 Key(Address address) => address.IsV4 ? address.V4Bits : new UInt128(address.High, address.Low);

    // Narrow ranges are laid over wide ones, so that what is left does not overlap.
    private static List<AddressRange> Flatten(List<AddressRange> ranges)
    {
        ranges.Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : b.To.CompareTo(a.To));
        var flat = new List<AddressRange>(ranges.Count);
        var open = new Stack<AddressRange>();
        foreach (var range in ranges)
        {
            while (open.TryPeek(out var outer) && outer.To.CompareTo(range.From) < 0) Close(open, flat);
            if (open.TryPop(out var wide))
            {
                if (wide.From != range.From) flat.Add(wide with { To = Before(range.From) });
                open.Push(wide);
            }

            open.Push(range);
        }

        while (open.Count > 0) Close(open, flat);
        return flat;
    }

    private static void Close(Stack<AddressRange> open, List<AddressRange> flat)
    {
        var done = open.Pop();
        flat.Add(done);
        if (!open.TryPop(out var outer)) return;

        // What is left of the wider one begins behind; where nothing is left it is gone.
        if (done.To.CompareTo(outer.To) < 0) open.Push(outer with { From = After(done.To) });
    }

    private static Address Before(Address address) => Step(address, -1);

    private static Address After(Address address) => Step(address, 1);

    private static Address Step(Address address, int by)
    {
        var bits = new UInt128(address.High, address.Low) + (by > 0 ? UInt128.One : UInt128.MaxValue);
        return new Address((ulong)(bits >> 64), (ulong)bits);
    }

    private (List<UInt128> Keys, List<int> Infos) Sweep(bool v4, Dictionary<AddressInfo, int> numbers, List<AddressInfo> infos, Func<AddressInfo, AddressInfo>? finish)
    {
        var edges = new List<(UInt128 At, int Set, AddressInfo Info)>();
        for (var set = 0; set < sets.Count; set++)
        {
            foreach (var range in sets[set].Where(r => r.From.IsV4 == v4))
            {
                edges.Add((Key(range.From), set, range.Info));
                var end = Key(range.To);
                if (end < (v4 ? uint.MaxValue : UInt128.MaxValue)) edges.Add((end + 1, ~set, AddressInfo.None));
            }
        }

        // At one place ends come before beginnings.
        edges.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Set.CompareTo(b.Set));
        var now = new AddressInfo?[sets.Count];
        var keys = new List<UInt128>();
        var values = new List<int>();
        for (var i = 0; i < edges.Count;)
        {
            var at = edges[i].At;
            for (; i < edges.Count && edges[i].At == at; i++)
            {
                if (edges[i].Set < 0) now[~edges[i].Set] = null;
                else now[edges[i].Set] = edges[i].Info;
            }

            var info = Merge(now);
            if (finish is not null) info = finish(info);
            if (!numbers.TryGetValue(info, out var number))
            {
                numbers[info] = number = infos.Count;
                infos.Add(info);
            }

            if (values.Count > 0 && values[^1] == number) continue;
            keys.Add(at);
            values.Add(number);
        }

        return (keys, values);
    }

    private static AddressInfo Merge(AddressInfo?[] said)
    {
        var all = AddressInfo.None;
        foreach (var one in said)
        {
            if (one is not { } info) continue;
            all = new AddressInfo(
                info.Class == AddressClass.Unknown ? all.Class : info.Class, info.Asn == 0 ? all.Asn : info.Asn, Or(info.Organisation, all.Organisation), Or(info.Country, all.Country),
                Or(info.Provider, all.Provider), Or(info.Region, all.Region));
        }

        return all;
    }

    private static string Or(string later, string earlier) => later.Length > 0 ? later : earlier;
}
