using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Takes the records of a rewritten blob that had not come before, into a second file beside its copy. What had come is what both files hold, so nothing else needs to be remembered;
/// a record that stands there twice is taken twice.
/// </summary>
internal sealed class RewrittenBlob(ISpoolCopy copy, ISpoolCopy others)
{
    private const int Chunk = 4 << 20;
    private const int LongestRecord = 64 << 20;

    /// <summary>The spool's key of the second file.</summary>
    public static string Key(string key) => key + "#rewritten";

    /// <summary>Reads all of the blob and takes what is new.</summary>
    /// <param name="read">Reads a part: offset, count.</param>
    /// <param name="length">Its length.</param>
    /// <param name="landed">Is told how many bytes have landed.</param>
    /// <param name="cancellation">Stops; what was taken stays.</param>
    public async Task TakeAsync(Func<long, long, CancellationToken, Task<byte[]>> read, long length, Action<long> landed, CancellationToken cancellation)
    {
        var had = new Dictionary<UInt128, int>();
        foreach (var file in new[] { copy, others })
        {
            await WalkAsync((offset, count, _) => Task.FromResult(Part(file, offset, count)), file.Length, (_, record, _) =>
            {
                Seen(had, record.Span)++;
                return Task.CompletedTask;
            }, cancellation).ConfigureAwait(false);
        }

        await WalkAsync(read, length, async (head, record, c) =>
        {
            if (TakeAway(had, record.Span)) return;
            var bytes = new MemoryStream();
            if (others.Length == 0) bytes.Write(head.Span);
            else bytes.Write(head.IsEmpty ? "\n"u8 : ","u8);
            bytes.Write(record.Span);
            await others.AppendAsync(bytes.ToArray(), c).ConfigureAwait(false);
            landed(bytes.Length);
        }, cancellation).ConfigureAwait(false);
    }

    private static ref int Seen(Dictionary<UInt128, int> had, ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(record, hash);
        return ref CollectionsMarshal.GetValueRefOrAddDefault(had, MemoryMarshal.Read<UInt128>(hash), out _);
    }

    private static bool TakeAway(Dictionary<UInt128, int> had, ReadOnlySpan<byte> record)
    {
        ref var count = ref Seen(had, record);
        if (count == 0) return false;
        count--;
        return true;
    }

    private static byte[] Part(ISpoolCopy file, long offset, long count)
    {
        var bytes = new byte[count];
        return bytes[..file.Read(offset, bytes)];
    }

    private static async Task WalkAsync(
        Func<long, long, CancellationToken, Task<byte[]>> read, long length, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, CancellationToken, Task> take, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> head = default;
        var chunk = Chunk;
        for (var at = 0L; at < length;)
        {
            var bytes = await read(at, Math.Min(chunk, length - at), cancellation).ConfigureAwait(false);
            if (bytes.Length == 0) return;
            var before = at == 0 ? Math.Max(0, BlobRecords.HeadLength(bytes.AsSpan(0, Math.Min(bytes.Length, BlobRecords.HeadBytes)))) : 0;
            if (at == 0) head = bytes.AsMemory(0, before);
            var records = BlobRecords.Find(bytes.AsSpan(before));
            foreach (var record in records) await take(head, bytes.AsMemory(before)[record], cancellation).ConfigureAwait(false);
            if (records.Count > 0) at += before + records[^1].End.Value;
            else if (at + bytes.Length >= length || (chunk *= 2) > LongestRecord) return;
        }
    }
}
