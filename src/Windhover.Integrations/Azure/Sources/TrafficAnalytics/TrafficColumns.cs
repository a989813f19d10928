using System.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.TrafficAnalytics;

/// <summary>
/// Where the columns of a file stand. The table of network security groups ends its names in <c>_s</c>, <c>_d</c>, <c>_t</c>, <c>_g</c> or <c>_b</c>, that of
/// virtual networks does not, and exports drop or keep the ending: it is not looked at.
/// </summary>
internal sealed class TrafficColumns
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a record is the line of names.</summary>
    public static bool IsHeader(CsvRecord record)
    {
        var hasStart = false;
        var hasType = false;
        for (var i = 0; i < record.Count; i++)
        {
            hasStart |= Base(record[i]).SequenceEqual("FlowStartTime"u8);
            hasType |= Base(record[i]).SequenceEqual("FlowType"u8);
        }

        return hasStart && hasType;
    }

    /// <summary>Takes the names of a header.</summary>
    public void Read(CsvRecord header)
    {
        places.Clear();
        for (var i = 0; i < header.Count; i++) places.TryAdd(Encoding.UTF8.GetString(Base(header[i])), i);
    }

    /// <summary>The value of the first of these columns that has one; empty for none.</summary>
    public ReadOnlySpan<byte> Of(CsvRecord record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (places.TryGetValue(name, out var place) && record[place].Trim((byte)' ') is { IsEmpty: false } value && !value.SequenceEqual("nan"u8)) return value;
        }

        return default;
    }

    private static ReadOnlySpan<byte> Base(ReadOnlySpan<byte> name)
    {
        name = name.Trim(" \""u8);
        return name is [_, .., (byte)'_', (byte)'s' or (byte)'d' or (byte)'t' or (byte)'g' or (byte)'b'] ? name[..^2] : name;
    }
}
