using System.Text;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>Names of properties by which a JSON log is told; counted in the first bytes of a file.</summary>
/// <param name="names">The names, the most telling first.</param>
internal sealed class HeadMarks(params string[] names)
{
    private readonly byte[][] marks = [.. names.Select(n => Encoding.UTF8.GetBytes($"\"{n}\""))];

    /// <summary>How many of the names stand in a file's head; 0 when it is not JSON or lacks the first name.</summary>
    public int CountIn(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[') || head.IndexOf(marks[0]) < 0) return 0;
        var found = 1;
        foreach (var mark in marks.AsSpan(1))
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        return found;
    }
}
