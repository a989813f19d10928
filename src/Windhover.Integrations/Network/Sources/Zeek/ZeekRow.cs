namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>Cuts a line of separated text by its header's columns: walks those that are read and set.</summary>
/// <param name="line">The line.</param>
/// <param name="header">The header that stands over it.</param>
internal ref struct ZeekRow(ReadOnlySpan<byte> line, ZeekHeader header)
{
    private readonly ReadOnlySpan<byte> line = line;
    private readonly ReadOnlySpan<int> columns = header.Columns;
    private readonly ReadOnlySpan<byte> separator = header.Separator;
    private int index = -1;
    private int next;

    /// <summary>The column.</summary>
    public int Column { get; private set; }

    /// <summary>Where its value begins in the line.</summary>
    public int Start { get; private set; }

    /// <summary>Its value.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>True when the line ended before the last column that is read.</summary>
    public bool IsShort { get; private set; }

    /// <summary>Goes to the next column that is read and set.</summary>
    public bool MoveNext()
    {
        while (++index < columns.Length)
        {
            var rest = next <= line.Length ? line[next..] : default;
            var end = rest.IndexOf(separator);
            if (end < 0 && index < columns.Length - 1)
            {
                IsShort = true;
                return false;
            }

            var value = end < 0 ? rest : rest[..end];
            var start = next;
            next += value.Length + separator.Length;
            if (columns[index] == 0) continue;
            if (header.HasSpacedTail && index == columns.Length - 1) value = BeforeSpace(value);
            if (header.IsUnset(value)) continue;
            (Column, Start) = (columns[index], start);
            Value = value;
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> BeforeSpace(ReadOnlySpan<byte> value)
    {
        var space = value.IndexOf((byte)' ');
        return space < 0 ? value : value[..space];
    }
}
