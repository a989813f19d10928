using System.Security.Cryptography;
using System.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Looks through one container again and again and takes what is new in the blobs of the last hours.</summary>
internal sealed class ContainerReader(BlobStore store, BlobAddress address, string container, CollectorContext context, Retries retries, BlobPace pace)
{
    private readonly HourFolders folders = new(store, container, pace.Prefix);
    private readonly string url = $"{address.Account}/{container}";
    private long walked = long.MinValue;

    private string CursorName => $"blobs-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 12))}";

    /// <summary>Looks once and waits for the next time.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation).ConfigureAwait(false);
        await retries.WaitAsync(pace.Every, cancellation).ConfigureAwait(false);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var now = context.Clock.GetUtcNow();
        var bytes = context.Spool.ReadCursor(CursorName);
        var cursor = BlobCursor.Read(bytes) ?? new BlobCursor((now - pace.Since).ToUnixTimeMilliseconds(), new SortedDictionary<string, KnownBlob>(StringComparer.Ordinal));
        var known = new SortedDictionary<string, KnownBlob>(cursor.Blobs, StringComparer.Ordinal);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(cursor.Looked) - (bytes is null ? TimeSpan.Zero : pace.LookBack);
        if (walked == long.MinValue || context.Clock.GetElapsedTime(walked) >= pace.FindEvery)
        {
            await retries.RunAsync(c => folders.WalkAsync(c), cancellation).ConfigureAwait(false);
            walked = context.Clock.GetTimestamp();
        }

        var blobs = new List<BlobInfo>();
        await foreach (var blob in folders.BlobsAsync(from, now, cancellation).ConfigureAwait(false)) blobs.Add(blob);
        context.Health.Reached();
        var gate = new Lock();
        var failures = 0;
        await Parallel.ForEachAsync(blobs.Where(b => known.GetValueOrDefault(b.Name)?.Tag != b.Tag), new ParallelOptions { MaxDegreeOfParallelism = pace.Parallel, CancellationToken = cancellation }, async (blob, c) =>
        {
            KnownBlob? before;
            lock (gate) before = known.GetValueOrDefault(blob.Name);
            await context.Spool.WaitForRoomAsync(c).ConfigureAwait(false);
            if (await TakeAsync(blob, before, c).ConfigureAwait(false) is { } after) lock (gate) known[blob.Name] = after;
            else Interlocked.Increment(ref failures);
        }).ConfigureAwait(false);

        // What failed is looked at again: the window then begins where it began now.
        var listed = blobs.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var old in known.Keys.Where(k => !listed.Contains(k)).ToArray())
        {
            await Growing(old).CloseAsync(old, cancellation).ConfigureAwait(false);
            known.Remove(old);
        }

        var next = new BlobCursor(failures == 0 ? now.ToUnixTimeMilliseconds() : cursor.Looked, known);
        await context.Spool.WriteCursorAsync(CursorName, next.Write(), cancellation).ConfigureAwait(false);
    }

    private GrowingBlob Growing(string name) =>
        new(store, container, $"{url}/{name}", context, rewritten => context.Health.Retrying($"{rewritten} was rewritten: it is read from its beginning and what is new in it is taken"));

    private async Task<KnownBlob?> TakeAsync(BlobInfo blob, KnownBlob? before, CancellationToken cancellation)
    {
        try
        {
            return await Growing(blob.Name).TakeAsync(blob, before, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException changed) when (changed.Status is 412 or 404)
        {
            // It was committed anew, or removed, between the listing and now; the next look sees how it is.
            return null;
        }
        catch (ProviderException failure)
        {
            context.Health.Retrying(failure.Message);
            return null;
        }
    }
}
