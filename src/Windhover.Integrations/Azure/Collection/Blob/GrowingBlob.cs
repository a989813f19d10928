using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Brings what is new of a blob that grows in place. The spool's copy is the blob's own beginning, byte for byte, up to its last whole record. Before it goes on it looks whether what
/// was taken still stands: the last bytes are compared, and the ids and lengths of the blocks before. If not, the blob was rewritten and <see cref="RewrittenBlob"/> takes over.
/// </summary>
internal sealed class GrowingBlob(BlobStore store, string container, string key, CollectorContext context, Action<string> rewritten)
{
    private const int Compared = 64 << 10;
    private const int FirstChunk = 4 << 20;
    private const int LongestRecord = 64 << 20;

    /// <summary>Takes what is new.</summary>
    /// <param name="blob">The blob as it was just listed.</param>
    /// <param name="known">What was known of it; null for nothing.</param>
    /// <param name="cancellation">Stops; what was taken stays.</param>
    /// <returns>What is known of it now.</returns>
    /// <exception cref="ProviderException">It may not be read, or was changed meanwhile (412).</exception>
    public async Task<KnownBlob> TakeAsync(BlobInfo blob, KnownBlob? known, CancellationToken cancellation)
    {
        var blocks = blob.IsBlockBlob ? await store.BlocksAsync(container, blob, cancellation).ConfigureAwait(false) : [];
        using var copy = context.Spool.OpenCopy(key, FileName(blob.Name));
        using var others = context.Spool.OpenCopy(RewrittenBlob.Key(key), $"rewritten-{FileName(blob.Name)}");
        var wasRewritten = others.Length > 0;
        if (copy.Length > 0 && !wasRewritten && !await StandsAsync(blob, copy, blocks, known, cancellation).ConfigureAwait(false))
        {
            rewritten(blob.Name);
            wasRewritten = true;
        }

        if (wasRewritten) await new RewrittenBlob(copy, others).TakeAsync(Reader(blob), blob.Length, Landed, cancellation).ConfigureAwait(false);
        else await AppendAsync(blob, copy, cancellation).ConfigureAwait(false);
        var within = KnownBlob.Within(blocks, wasRewritten ? 0 : copy.Length);
        return new KnownBlob(blob.Tag, within, KnownBlob.ChainOf(blocks, within), blob.Modified.ToUnixTimeMilliseconds());
    }

    /// <summary>Closes what was taken of a blob that is not looked at any more, so that its file is whole. A copy that is not closed ends with a record, and a closed one with a line end.</summary>
    public async Task CloseAsync(string name, CancellationToken cancellation)
    {
        foreach (var (one, file) in new[] { (key, FileName(name)), (RewrittenBlob.Key(key), $"rewritten-{FileName(name)}") })
        {
            using var copy = context.Spool.OpenCopy(one, file);
            var (head, last) = (new byte[BlobRecords.HeadBytes], new byte[1]);
            if (copy.Length == 0 || copy.Read(copy.Length - 1, last) == 0 || last[0] != (byte)'}') continue;
            if (BlobRecords.HeadLength(head.AsSpan(0, copy.Read(0, head))) > 0) await copy.AppendAsync("\n]}\n"u8.ToArray(), cancellation).ConfigureAwait(false);
        }
    }

    private static string FileName(string name) => string.Join('_', name.Split('/').TakeLast(8)).Replace("=", "", StringComparison.Ordinal);

    private Func<long, long, CancellationToken, Task<byte[]>> Reader(BlobInfo blob) => (offset, count, c) => store.ReadAsync(container, blob, offset, count, c);

    private void Landed(long bytes) => context.Health.Landed(bytes);

    private async Task<bool> StandsAsync(BlobInfo blob, ISpoolCopy copy, IReadOnlyList<(string Id, long Length)> blocks, KnownBlob? known, CancellationToken cancellation)
    {
        if (blob.Length < copy.Length) return false;
        if (known is { Blocks: > 0 } && (known.Blocks > blocks.Count || KnownBlob.ChainOf(blocks, known.Blocks) != known.Chain)) return false;
        var had = new byte[Math.Min(Compared, copy.Length)];
        var read = copy.Read(copy.Length - had.Length, had);

        // Of a copy that was removed for its age only the length is known.
        if (read < had.Length) return true;
        var now = await store.ReadAsync(container, blob, copy.Length - had.Length, had.Length, cancellation).ConfigureAwait(false);
        return now.AsSpan().SequenceEqual(had);
    }

    private async Task AppendAsync(BlobInfo blob, ISpoolCopy copy, CancellationToken cancellation)
    {
        var head = new byte[BlobRecords.HeadBytes];
        var headLength = copy.Length > 0 ? BlobRecords.HeadLength(head.AsSpan(0, copy.Read(0, head))) : int.MinValue;
        for (var chunk = FirstChunk; copy.Length < blob.Length;)
        {
            var bytes = await store.ReadAsync(container, blob, copy.Length, Math.Min(chunk, blob.Length - copy.Length), cancellation).ConfigureAwait(false);
            var before = 0;
            if (headLength == int.MinValue) before = Math.Max(0, headLength = BlobRecords.HeadLength(bytes.AsSpan(0, Math.Min(bytes.Length, BlobRecords.HeadBytes))));
            var whole = headLength < 0 ? bytes.Length : BlobRecords.WholeLength(bytes.AsSpan(before), headLength == 0);
            if (whole > 0)
            {
                await copy.AppendAsync(bytes.AsMemory(0, before + whole), cancellation).ConfigureAwait(false);
                Landed(before + whole);
            }
            else if (copy.Length == 0) headLength = int.MinValue;

            // Nothing whole in all that is there: the rest comes later. Nothing whole in a part: the record is longer than the part.
            if (whole == 0 && (copy.Length + bytes.Length >= blob.Length || (chunk *= 2) > LongestRecord)) return;
        }
    }
}
