using System.Runtime.InteropServices;
using System.Text;

namespace Windhover.Core.Memory;

/// <summary>Writes the engine's state as bytes. The layout is that of one version of the program: <see cref="SnapshotReader"/> refuses another.</summary>
public sealed class SnapshotWriter(Stream stream)
{
    /// <summary>Writes one value.</summary>
    public void Write<T>(T value)
        where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Writes a length and the values.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values.Length);
        // A span of more than 2 GiB of bytes cannot be cast at once.
        const int Step = 1 << 20;
        for (var start = 0; start < values.Length; start += Step)
            stream.Write(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Step, values.Length - start))));
    }

    /// <summary>Writes a text.</summary>
    public void Write(string text) => Write<byte>(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a mark that <see cref="SnapshotReader.Expect(string)"/> checks, so that a reader that lost its place says where.</summary>
    public void Mark(string name) => Write(name);
}
