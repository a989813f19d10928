using Amazon.S3.Model;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>
/// Lists one place again and again and lands what is new. A listing goes on behind the last key before the first object that is younger than the look-back window, by the
/// store's own clock: what appears late among newer keys is still found, and what had landed is known by its key and ETag.
/// </summary>
internal sealed class PlaceReader(ListPlace place, BucketListing listing, StoredObjects objects, KeyFilter filter, CollectorContext context, Retries retries, ListPace pace)
{
    private IReadOnlyList<string> folders = [];
    private long walked = long.MinValue;

    /// <summary>Lists once, lands, and waits for the next time.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await ListAsync(cancellation).ConfigureAwait(false);
        await retries.WaitAsync(pace.Every, cancellation).ConfigureAwait(false);
    }

    private async Task ListAsync(CancellationToken cancellation)
    {
        var cursor = ListCursor.Read(context.Spool.ReadCursor(place.Cursor));
        if (cursor is null)
        {
            cursor = new ListCursor((context.Clock.GetUtcNow() - pace.Since).ToUnixTimeMilliseconds(), new SortedDictionary<string, string>(StringComparer.Ordinal));
            await context.Spool.WriteCursorAsync(place.Cursor, cursor.Write(), cancellation).ConfigureAwait(false);
        }

        if (walked == long.MinValue || context.Clock.GetElapsedTime(walked) >= pace.FindEvery)
        {
            folders = await listing.FoldersAsync(cancellation).ConfigureAwait(false);
            walked = context.Clock.GetTimestamp();
        }

        context.Health.Reached();
        var isPartial = false;
        foreach (var folder in folders)
        {
            if (await ListAsync(folder, cursor, cancellation).ConfigureAwait(false) is { } refused)
            {
                context.Health.Retrying(refused.Message);
                isPartial = true;
                continue;
            }

            await context.Spool.WriteCursorAsync(place.Cursor, cursor.Write(), cancellation).ConfigureAwait(false);
        }

        if (!isPartial) context.Health.Reached();
    }

    // The cursor of a folder moves only when all of it has landed.
    private async Task<ProviderException?> ListAsync(string folder, ListCursor cursor, CancellationToken cancellation)
    {
        try
        {
            var listed = new List<S3Object>();
            await foreach (var one in listing.ObjectsAsync(folder, cursor.After.GetValueOrDefault(folder, ""), cancellation).ConfigureAwait(false)) listed.Add(one);
            await Parallel.ForEachAsync(listed.Where(o => IsNew(o, cursor.Floor)), new ParallelOptions { MaxDegreeOfParallelism = pace.Parallel, CancellationToken = cancellation }, async (one, c) =>
            {
                await context.Spool.WaitForRoomAsync(c).ConfigureAwait(false);
                await LandAsync(Stored(one), c).ConfigureAwait(false);
            }).ConfigureAwait(false);

            if (listed.Count == 0) return null;
            var oldestLate = listed.Max(Time) - (long)pace.LookBack.TotalMilliseconds;
            var done = listed.TakeWhile(o => Time(o) <= oldestLate).LastOrDefault();
            if (done is not null) cursor.After[folder] = done.Key;
            return null;
        }
        catch (ProviderException refused)
        {
            return refused;
        }
    }

    private async Task LandAsync(StoredObject found, CancellationToken cancellation)
    {
        try
        {
            await objects.LandAsync(found, place.Role, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException gone) when (gone.IsGone)
        {
            context.Health.Poisoned(found.ToString(), "it was gone before it could be read");
        }
    }

    private bool IsNew(S3Object one, long floor) => Time(one) >= floor && filter.Takes(one.Key) && !context.Spool.HasLanded(Stored(one).Identity);

    private StoredObject Stored(S3Object one) => new(place.Bucket, one.Key, one.ETag.Trim('"'), "", "");

    private static long Time(S3Object one) => new DateTimeOffset(one.LastModified!.Value.ToUniversalTime(), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
