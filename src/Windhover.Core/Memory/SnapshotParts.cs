namespace Windhover.Core.Memory;

/// <summary>The bytes of a snapshot, in parts of at most <see cref="PartBytes"/>: all of it may be larger than an array can be.</summary>
/// <param name="parts">The parts, in order.</param>
public sealed class SnapshotParts(IReadOnlyList<ReadOnlyMemory<byte>> parts)
{
    /// <summary>The largest part, bytes.</summary>
    public const int PartBytes = 8 << 20;

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Parts => parts;

    /// <summary>Bytes in all.</summary>
    public long Length => parts.Sum(p => (long)p.Length);

    /// <summary>One part, whatever its length.</summary>
    public static implicit operator SnapshotParts(byte[] bytes) => FromArray(bytes);

    /// <summary>One part, whatever its length.</summary>
    public static SnapshotParts FromArray(byte[] bytes) => new([.. Enumerable.Range(0, Math.Max(1, (bytes.Length + PartBytes - 1) / PartBytes))
        .Select(i => (ReadOnlyMemory<byte>)bytes.AsMemory(i * PartBytes, Math.Min(PartBytes, bytes.Length - i * PartBytes)))]);

    /// <summary>Everything in one array.</summary>
    /// <exception cref="OverflowException">It is larger than an array can be.</exception>
    public byte[] ToArray()
    {
        var all = new byte[checked((int)Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(all.AsMemory(at));
            at += part.Length;
        }

        return all;
    }

    /// <summary>Reads from the beginning to the end.</summary>
    public Stream Open() => new SnapshotInput(parts);
}
