using Windhover.Core.Detection.Rules.Matching;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Indicators;

/// <summary>
/// A list of indicators that conditions ask under its name (<c>in_list</c>): addresses, CIDR blocks, and texts such as names of hosts or hashes of files. Texts are
/// compared without regard to upper and lower case; one that begins with a dot (<c>.example.com</c>) stands for that name and every name below it. Asking costs the
/// same whatever the list's length, but for its logarithm.
/// </summary>
public sealed class IndicatorList
{
    private readonly AddressRange[] ranges;
    private readonly HashSet<string> texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> endings = new(StringComparer.OrdinalIgnoreCase);

    private IndicatorList(string name, IEnumerable<string> lines)
    {
        Name = name;
        var found = new List<AddressRange>();
        foreach (var text in lines.Select(line => line.Split('#')[0].Trim()).Where(text => text.Length > 0))
        {
            if (AddressRange.TryParse(text, out var range) && range.Name == AddressRange.Named.None) found.Add(range);
            else if (text[0] == '.')
            {
                endings.Add(text);
                texts.Add(text[1..]);
            }
            else texts.Add(text);
        }

        ranges = Joined(found);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Different ranges of addresses and texts.</summary>
    public int Count => ranges.Length + texts.Count;

    /// <summary>A list of these entries; what follows a <c>#</c> is left out.</summary>
    public static IndicatorList Of(string name, IEnumerable<string> entries) => new(name, entries);

    /// <summary>Reads a file with one entry a line; what follows a <c>#</c> is a comment.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IndicatorList Load(string name, string path) => new(name, File.ReadLines(path));

    /// <summary>True when an address is in one of the blocks.</summary>
    internal bool Contains(Address address)
    {
        if (address.IsNone) return false;
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].Last.CompareTo(address) < 0) low = middle + 1;
            else if (ranges[middle].First.CompareTo(address) > 0) high = middle - 1;
            else return true;
        }

        return false;
    }

    /// <summary>True when a text is in the list, or a name below one of its names, or an address in one of its blocks.</summary>
    internal bool Contains(ReadOnlySpan<char> text)
    {
        if (texts.Count > 0 && texts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text)) return true;
        if (endings.Count > 0 && EndsInOne(text)) return true;
        if (ranges.Length == 0 || text.Length > 45) return false;
        Span<byte> utf8 = stackalloc byte[192];
        return System.Text.Encoding.UTF8.TryGetBytes(text, utf8, out var written) && Address.TryParse(utf8[..written], out var address) && Contains(address);
    }

    private bool EndsInOne(ReadOnlySpan<char> text)
    {
        var lookup = endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '.' && lookup.Contains(text[i..])) return true;
        }

        return false;
    }

    // Sorted and without overlaps, so that a binary search finds the only one that may hold an address.
    private static AddressRange[] Joined(List<AddressRange> found)
    {
        var joined = new List<AddressRange>();
        foreach (var range in found.OrderBy(r => r.First))
        {
            if (joined.Count > 0 && joined[^1].Last.CompareTo(range.First) >= 0)
                joined[^1] = joined[^1] with { Last = joined[^1].Last.CompareTo(range.Last) >= 0 ? joined[^1].Last : range.Last };
            else
                joined.Add(range);
        }

        return [.. joined];
    }
}
