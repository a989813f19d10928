using System.Text;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Tells an array of records by the name before it: <c>Records</c> is a property of the document, <c>detail.Records</c> one of an object inside.
/// </summary>
internal sealed class RecordArrays
{
    private readonly (byte[]? Parent, byte[] Name)[] paths;

    public RecordArrays(IReadOnlyList<string> names)
    {
        paths = [.. names.Select(Path)];
        Depth = paths.Length == 0 ? 0 : paths.Any(p => p.Parent is not null) ? 2 : 1;
    }

    /// <summary>How many objects an array of records is inside of at most; 0 when none has a name.</summary>
    public int Depth { get; }

    /// <summary>Whether the bytes before an array's bracket name it as one of records.</summary>
    /// <param name="before">What stands before the bracket.</param>
    /// <param name="depth">Objects around it: 1 or 2.</param>
    /// <param name="parentAt">Where the inner one of two objects opens; -1 when that was seen before and was found right.</param>
    public bool Match(ReadOnlySpan<byte> before, int depth, int parentAt)
    {
        foreach (var (parent, name) in paths)
        {
            if (parent is null != (depth == 1) || !EndsWith(before, name)) continue;
            if (parent is null || parentAt < 0 || EndsWith(before[..parentAt], parent)) return true;
        }

        return false;
    }

    private static bool EndsWith(ReadOnlySpan<byte> before, byte[] name)
    {
        before = before.TrimEnd(" \t\r\n"u8);
        if (before is not [.., (byte)':']) return false;
        before = before[..^1].TrimEnd(" \t\r\n"u8);
        return before.EndsWith(name) && before[..^name.Length] is not [.., (byte)'\\'];
    }

    private static (byte[]? Parent, byte[] Name) Path(string name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 ? (null, Quoted(name)) : (Quoted(name[..dot]), Quoted(name[(dot + 1)..]));
    }

    private static byte[] Quoted(string name) => Encoding.UTF8.GetBytes($"\"{name}\"");
}
