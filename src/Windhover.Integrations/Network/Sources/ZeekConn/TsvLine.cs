namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Cuts a line of separated text into the fields of its header's columns.</summary>
internal static class TsvLine
{
    /// <summary>Fills the fields that are set.</summary>
    /// <returns>False when the line ends before the last column that is read.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, ZeekHeader header, ref ConnFields fields)
    {
        var columns = header.Columns;
        var separator = header.Separator;
        for (var i = 0; i < columns.Length; i++)
        {
            var end = line.IndexOf(separator);
            if (end < 0 && i < columns.Length - 1) return false;
            var value = end < 0 ? line : line[..end];
            line = end < 0 ? default : line[(end + separator.Length)..];
            if (columns[i] == ConnColumn.None) continue;
            if (header.HasSpacedTail && i == columns.Length - 1) value = BeforeSpace(value);
            if (!header.IsUnset(value)) fields.Set(columns[i], value);
        }

        return true;
    }

    private static ReadOnlySpan<byte> BeforeSpace(ReadOnlySpan<byte> value)
    {
        var space = value.IndexOf((byte)' ');
        return space < 0 ? value : value[..space];
    }
}
