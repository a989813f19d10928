using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Windhover.Integrations.Common.Collection;

/// <summary>
/// How far a log was polled, and which records of the overlap had come, by their times and hashes of what makes them the same. As bytes: the time, then time and hash of each, 8 bytes each.
/// </summary>
internal sealed class SeenRecords
{
    private readonly SortedDictionary<(long Time, long Hash), bool> seen = [];

    private SeenRecords(long until) => Until = until;

    /// <summary>The end of the last poll, Unix milliseconds.</summary>
    public long Until { get; private set; }

    /// <summary>Reads what <see cref="Write"/> wrote; begins at a time where there is nothing.</summary>
    public static SeenRecords Read(byte[]? bytes, long beginning)
    {
        if (bytes is null || bytes.Length < 8) return new SeenRecords(beginning);
        var read = new SeenRecords(BinaryPrimitives.ReadInt64LittleEndian(bytes));
        for (var at = 8; at + 16 <= bytes.Length; at += 16) read.seen[(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 8)))] = true;
        return read;
    }

    /// <summary>A hash of what makes a record the same.</summary>
    public static long HashOf(ReadOnlySpan<byte> identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(identity, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    /// <summary>True when a record had come.</summary>
    public bool Contains((long Time, long Hash) identity) => seen.ContainsKey(identity);

    /// <summary>Notes records and how far the poll went; forgets those before the next poll's beginning.</summary>
    public void Advance(IEnumerable<(long Time, long Hash)> identities, long until, long forgetBefore)
    {
        foreach (var identity in identities) seen[identity] = true;
        foreach (var old in seen.Keys.TakeWhile(k => k.Time < forgetBefore).ToArray()) seen.Remove(old);
        Until = until;
    }

    /// <summary>As bytes, the same for the same content.</summary>
    public byte[] Write()
    {
        var bytes = new byte[8 + (seen.Count * 16)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Until);
        var at = 8;
        foreach (var (time, hash) in seen.Keys)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), time);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 8), hash);
            at += 16;
        }

        return bytes;
    }
}
