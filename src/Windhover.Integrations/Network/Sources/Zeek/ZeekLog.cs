using System.Text;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>One of Zeek's logs: how its lines are told from those of the others.</summary>
/// <param name="Path">The log, as <c>#path</c> and <c>_path</c> name it.</param>
/// <param name="Marks">Fields that every line has and that no other log has all of.</param>
internal sealed record ZeekLog(string Path, params string[] Marks)
{
    /// <summary>How the connection's first address is written in JSON.</summary>
    private static readonly byte[] Flat = "\"id.orig_h\""u8.ToArray(), Nested = "\"orig_h\""u8.ToArray();

    private readonly byte[][] names = [.. Marks.Where(m => m != "id.orig_h").Select(m => Encoding.UTF8.GetBytes($"\"{m}\""))];
    private readonly bool hasEnds = Marks.Contains("id.orig_h", StringComparer.Ordinal);
    private readonly byte[] path = Encoding.UTF8.GetBytes(Path);

    /// <summary>How surely a file is of this log: 95 by its header, 90 by a JSON line, 0 otherwise.</summary>
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var columns = new List<string>(Marks);
        var header = new ZeekHeader(name => columns.IndexOf(Encoding.UTF8.GetString(name)) + 1, Path, [.. Enumerable.Range(1, columns.Count)]);
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimEnd((byte)'\r');
            if (line.IsEmpty) continue;
            if (header.TryRead(line)) continue;
            return line[0] == '{' ? IsOwn(line) ? 90 : 0 : header.IsOwn ? 95 : 0;
        }

        return header.IsOwn ? 95 : 0;
    }

    /// <summary>The text of <c>_path</c> in a JSON line; empty when there is none.</summary>
    public static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> line)
    {
        var name = line.IndexOf("\"_path\":"u8);
        if (name < 0) return default;
        var rest = line[(name + "\"_path\":"u8.Length)..].TrimStart((byte)' ');
        if (rest.IsEmpty || rest[0] != '"') return default;
        var end = rest[1..].IndexOf((byte)'"');
        return end < 0 ? default : rest.Slice(1, end);
    }

    // Names with both quotes: text inside another log's strings has a backslash before the second one.
    private bool IsOwn(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"ts\""u8) < 0) return false;
        var said = PathOf(line);
        if (!said.IsEmpty && !said.SequenceEqual(path)) return false;
        if (hasEnds && line.IndexOf(Flat) < 0 && line.IndexOf(Nested) < 0) return false;
        foreach (var name in names)
        {
            if (line.IndexOf(name) < 0) return false;
        }

        return true;
    }
}
