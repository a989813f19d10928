namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>Which field stands where in the lines of a file.</summary>
internal sealed class VpcFlowLayout
{
    /// <summary>Most fields of a line; the vendor knows about 60.</summary>
    public const int MostFields = 96;

    private const int FewestKnownNames = 3;

    private readonly sbyte[] positions = new sbyte[(int)VpcFlowColumn.Count];

    private VpcFlowLayout(byte[] header, int fields)
    {
        Header = header;
        Fields = fields;
        Array.Fill(positions, (sbyte)-1);
    }

    /// <summary>The version 2 fields in the vendor's order: what a file without a header has.</summary>
    public static VpcFlowLayout Default { get; } =
        TryParse("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"u8)!;

    /// <summary>The line that it was read from.</summary>
    public byte[] Header { get; }

    /// <summary>How many fields a line has.</summary>
    public int Fields { get; }

    /// <summary>True for records of a transit gateway: their interface is an attachment, and no address is its own.</summary>
    public bool IsGateway => Has(VpcFlowColumn.GatewayAttachment);

    /// <summary>Where a field stands; -1 when the file does not have it.</summary>
    public int this[VpcFlowColumn column] => positions[(int)column];

    /// <summary>Whether the file has a field.</summary>
    public bool Has(VpcFlowColumn column) => positions[(int)column] >= 0;

    /// <summary>Reads a header line: names of fields in lower case, with hyphens, separated by spaces.</summary>
    /// <returns>Null when it is not a header.</returns>
    public static VpcFlowLayout? TryParse(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \r"u8);
        if (!LooksLikeName(line)) return null;
        var count = line.Count((byte)' ') + 1;
        if (count > MostFields) return null;
        var layout = new VpcFlowLayout(line.ToArray(), count);
        int known = 0, position = 0;
        foreach (var range in line.Split((byte)' '))
        {
            var name = line[range];
            if (!LooksLikeName(name)) return null;
            if (VpcFlowColumns.TryFind(name, out var column))
            {
                known++;
                if (column != VpcFlowColumn.Other && !layout.Has(column)) layout.positions[(int)column] = (sbyte)position;
            }

            position++;
        }

        return known >= Math.Min(count, FewestKnownNames) ? layout : null;
    }

    // No value of a record is without a digit and in lower case but a direction, and no name has a digit.
    private static bool LooksLikeName(ReadOnlySpan<byte> text)
    {
        var space = text.IndexOf((byte)' ');
        var first = space < 0 ? text : text[..space];
        return !first.IsEmpty && first[0] is >= (byte)'a' and <= (byte)'z' && first.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 && first.IndexOfAnyExceptInRange((byte)'-', (byte)'z') < 0;
    }
}
