using System.Buffers.Text;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>
/// What the lines that start with <c>#</c> say: how fields are parted, what stands for "unset", which log it is, which columns it has.
/// A <c>#separator</c> line starts a new header, so that rotated files may be joined.
/// See https://docs.zeek.org/en/current/scripts/base/frameworks/logging/writers/ascii.zeek.html.
/// </summary>
/// <param name="columnOf">The number of a column by its name: 0 for one that is not read.</param>
/// <param name="log">The log whose lines are meant, as <c>#path</c> names it.</param>
/// <param name="marks">Columns by which the log is known where there is no <c>#path</c>.</param>
internal sealed class ZeekHeader(ZeekHeader.ColumnOf columnOf, string log, int[] marks)
{
    private const int MostColumns = 1024;
    private const int LongestLine = 65_536;
    private byte[] separator = [(byte)'\t'];
    private byte[] unset = [(byte)'-'];
    private byte[] empty = "(empty)"u8.ToArray();
    private byte[]? path;
    private byte[]? fields;
    private readonly byte[] own = System.Text.Encoding.UTF8.GetBytes(log);
    private int[] columns = [];
    private bool hasMarks, isStarted;

    /// <summary>Finds columns by name.</summary>
    public delegate int ColumnOf(ReadOnlySpan<byte> name);

    /// <summary>True when lines are of the log that is meant: the path says so, or there is none and the columns are the log's.</summary>
    public bool IsOwn => path is null ? hasMarks : path.AsSpan().SequenceEqual(own);

    /// <summary>What <c>#path</c> says; empty when there is none.</summary>
    public ReadOnlySpan<byte> Path => path;

    /// <summary>True when the columns are known.</summary>
    public bool HasColumns => fields is not null;

    /// <summary>What the columns hold, up to the last one that is read.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>What parts two fields.</summary>
    public ReadOnlySpan<byte> Separator => separator;

    /// <summary>True when the header's last name holds spaces: some tools append columns of their own with spaces before them.</summary>
    public bool HasSpacedTail { get; private set; }

    /// <summary>True when a value stands for nothing.</summary>
    public bool IsUnset(ReadOnlySpan<byte> value) => value.SequenceEqual(unset) || value.SequenceEqual(empty);

    /// <summary>
    /// Reads a line, if it is one of the header: one that starts with <c>#</c>, or the bare row of names that Zeek writes with <c>tsv=T</c>.
    /// </summary>
    /// <returns>False when it is no header line.</returns>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("ts\tuid\tid."u8) || line.StartsWith("ts\tfuid\t"u8) || line.StartsWith("ts\tuids\t"u8))
        {
            isStarted = true;
            Restart();
            SetFields(line);
            return true;
        }

        if (line.IsEmpty || line[0] != '#') return false;
        isStarted = true;
        if (line.StartsWith("#separator "u8))
        {
            Restart();
            var text = line["#separator "u8.Length..];
            if (text.Length is > 0 and <= 64) separator = Unescape(text);
        }
        else if (TryValue(line, "#unset_field"u8, out var value))
        {
            if (value.Length <= 64) unset = value.ToArray();
        }
        else if (TryValue(line, "#empty_field"u8, out value))
        {
            if (value.Length <= 64) empty = value.ToArray();
        }
        else if (TryValue(line, "#path"u8, out value))
        {
            path = value[..Math.Min(value.Length, 64)].ToArray();
        }
        else if (TryValue(line, "#fields"u8, out value))
        {
            SetFields(value);
        }

        return true;
    }

    /// <summary>True for a line that Zeek writes round the records, false for a remark of somebody else.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> line) =>
        line[0] != '#'
        || line.StartsWith("#separator"u8) || line.StartsWith("#set_separator"u8) || line.StartsWith("#empty_field"u8)
        || line.StartsWith("#unset_field"u8) || line.StartsWith("#path"u8) || line.StartsWith("#open"u8) || line.StartsWith("#close"u8)
        || line.StartsWith("#fields"u8) || line.StartsWith("#types"u8);

    /// <summary>The header as the lines that <see cref="TryRead"/> takes, parted by line feeds; null when there is none yet.</summary>
    public byte[]? Save()
    {
        if (!isStarted) return null;
        var saved = new List<byte>(512);
        saved.AddRange("#separator "u8);
        saved.AddRange(Escape(separator));
        Append(saved, "#unset_field"u8, unset);
        Append(saved, "#empty_field"u8, empty);
        if (path is not null) Append(saved, "#path"u8, path);
        if (fields is not null) Append(saved, "#fields"u8, fields);
        return [.. saved];
    }

    private void Append(List<byte> saved, ReadOnlySpan<byte> key, byte[] value)
    {
        saved.Add((byte)'\n');
        saved.AddRange(key);
        saved.AddRange(separator);
        saved.AddRange(value);
    }

    private void Restart()
    {
        separator = [(byte)'\t'];
        unset = [(byte)'-'];
        empty = "(empty)"u8.ToArray();
        path = fields = null;
        columns = [];
        hasMarks = HasSpacedTail = false;
    }

    private void SetFields(ReadOnlySpan<byte> names)
    {
        if (fields is not null && fields.AsSpan().SequenceEqual(names)) return;
        fields = null;
        columns = [];
        hasMarks = HasSpacedTail = false;
        if (names.Length > LongestLine) return; // then the lines that follow are rejected: their columns are not known

        fields = names.ToArray();
        var found = new List<int>();
        foreach (var range in names.Split(separator.AsSpan()))
        {
            var name = names[range];
            var space = name.IndexOf((byte)' ');
            HasSpacedTail = space >= 0;
            found.Add(columnOf(space < 0 ? name : name[..space]));
            if (found.Count == MostColumns) break;
        }

        hasMarks = marks.Length > 0 && Array.TrueForAll(marks, found.Contains);
        columns = [.. found.Take(found.FindLastIndex(c => c != 0) + 1)];
        HasSpacedTail &= columns.Length == found.Count;
    }

    private bool TryValue(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!line.StartsWith(key) || !line[key.Length..].StartsWith(separator)) return false;
        value = line[(key.Length + separator.Length)..];
        return true;
    }

    /// <summary>Turns <c>\x09</c> into the byte.</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        while (!text.IsEmpty)
        {
            byte escaped = 0;
            var isEscaped = text.Length >= 4 && text.StartsWith("\\x"u8) && Utf8Parser.TryParse(text.Slice(2, 2), out escaped, out var used, 'x') && used == 2;
            bytes.Add(isEscaped ? escaped : text[0]);
            text = text[(isEscaped ? 4 : 1)..];
        }

        return [.. bytes];
    }

    private static byte[] Escape(byte[] bytes) => [.. bytes.SelectMany(b => System.Text.Encoding.ASCII.GetBytes($"\\x{b:x2}"))];
}
