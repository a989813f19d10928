using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>A file that is being filled with rows that end up in the order of their keys, not of their writing.</summary>
internal sealed class RowFile
{
    private readonly List<(ulong Key, int Offset, int Length, string Id, Story? Story)> rows = [];
    private int begun;

    public Utf8Buffer Text { get; } = new(1 << 14);

    public int Count => rows.Count;

    public void Begin() => begun = Text.Length;

    public void End(ulong key, string id, Story? story) => rows.Add((key, begun, Text.Length - begun, id, story));

    /// <summary>Copies the rows in order, with separators, and tells the stories where their rows went.</summary>
    public void CopyTo(Utf8Buffer target, ReadOnlySpan<byte> separator, string path)
    {
        rows.Sort(static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : string.CompareOrdinal(a.Id, b.Id));
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) target.Add(separator);
            target.Add(Text.Written.Slice(rows[i].Offset, rows[i].Length));
            rows[i].Story?.Add(path, rows[i].Id);
        }
    }
}
