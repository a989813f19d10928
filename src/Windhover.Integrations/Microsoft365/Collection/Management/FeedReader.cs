using System.Globalization;
using System.Text.Json;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>
/// Takes the content of one type. Each poll begins the overlap before the end of the last one, as content is listed late and in no order; content lands under its id, so it lands once,
/// also when the place in the listing is lost. What cannot be fetched is kept in the cursor and tried at each poll until it expires, and holds nothing else back.
/// </summary>
internal sealed class FeedReader(string type, string tenant, ActivityFeed feed, FeedPace pace, CollectorContext context)
{
    // The content does not exist, has expired, or its id is none.
    private static readonly string[] Gone = ["AF20050", "AF20051", "AF20052"];

    /// <summary>Lists and lands what is new.</summary>
    public async Task PollAsync(CancellationToken cancellation)
    {
        await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        var now = context.Clock.GetUtcNow();
        var cursor = await CursorAsync(now, cancellation).ConfigureAwait(false);
        foreach (var (from, until) in FeedWindows.Of(Beginning(cursor, now), now))
        {
            var next = "";
            do
            {
                (var listed, next) = await feed.ListAsync(type, from, until, next, cancellation).ConfigureAwait(false);
                await LandAsync(listed.Where(b => IsNew(b, cursor)), cursor, cancellation).ConfigureAwait(false);
            }
            while (next.Length > 0);
            if (until > cursor.Until) cursor.Until = until;
            cursor.Forget(cursor.Until - pace.Overlap - pace.Overlap);
            await KeepAsync(cursor, cancellation).ConfigureAwait(false);
        }

        var left = cursor.Left();
        context.Health.Reached(left.Count);
        if (left.Count == 0) return;
        await LandAsync(left, cursor, cancellation).ConfigureAwait(false);
        await KeepAsync(cursor, cancellation).ConfigureAwait(false);
    }

    private static bool IsForAll(ProviderException failure) => failure.IsThrottled || failure.Status == 401;

    private Task KeepAsync(FeedCursor cursor, CancellationToken cancellation) => context.Spool.WriteCursorAsync(type, cursor.Write(), cancellation);

    private async Task<FeedCursor> CursorAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (FeedCursor.Read(context.Spool.ReadCursor(type)) is { } kept) return kept;
        var first = FeedCursor.At(now - pace.Since);
        await KeepAsync(first, cancellation).ConfigureAwait(false);
        return first;
    }

    private DateTimeOffset Beginning(FeedCursor cursor, DateTimeOffset now)
    {
        var from = cursor.Until - pace.Overlap > cursor.Floor ? cursor.Until - pace.Overlap : cursor.Floor;
        var oldest = FeedWindows.Oldest(now);
        if (from >= oldest) return from;
        if (cursor.Until > cursor.Floor && cursor.Until < oldest)
            context.Health.Poisoned($"content of {type}", string.Create(CultureInfo.InvariantCulture, $"what came from {cursor.Until:u} to {oldest:u} expired before it could be listed"));
        return oldest;
    }

    private string Key(ContentBlob blob) => $"{tenant}/{blob.Id}";

    private bool IsNew(ContentBlob blob, FeedCursor cursor) => !cursor.Knows(blob.Id) && !context.Spool.HasLanded(Key(blob));

    private Task LandAsync(IEnumerable<ContentBlob> blobs, FeedCursor cursor, CancellationToken cancellation) =>
        Parallel.ForEachAsync(blobs, new ParallelOptions { MaxDegreeOfParallelism = pace.Parallel, CancellationToken = cancellation }, async (blob, c) =>
        {
            await context.Spool.WaitForRoomAsync(c).ConfigureAwait(false);
            try
            {
                await LandAsync(blob, cursor, c).ConfigureAwait(false);
            }
            catch (ProviderException failure) when (!IsForAll(failure))
            {
                if (Gone.Contains(failure.Code, StringComparer.Ordinal) || blob.Expires <= context.Clock.GetUtcNow())
                {
                    cursor.Settle(blob);
                    context.Health.Poisoned($"{type} {blob.Id}", failure.Said);
                }
                else
                {
                    cursor.Wait(blob);
                    context.Health.Retrying(failure.Message);
                }
            }
        });

    private async Task LandAsync(ContentBlob blob, FeedCursor cursor, CancellationToken cancellation)
    {
        var bytes = await feed.FetchAsync(blob, cancellation).ConfigureAwait(false);
        if (Count(blob, bytes) == 0)
        {
            cursor.Settle(blob);
            return;
        }

        var name = $"{type}-{blob.Created.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}.json";
        var landed = await context.Spool.LandAsync(Key(blob), name, (file, c) => file.WriteAsync(bytes, c).AsTask(), cancellation).ConfigureAwait(false);
        cursor.Landed(blob);
        if (landed >= 0) context.Health.Landed(landed);
        else context.Health.Duplicate();
    }

    private static int Count(ContentBlob blob, byte[] bytes)
    {
        try
        {
            return JsonItems.Split(bytes).Count;
        }
        catch (JsonException broken)
        {
            throw new ProviderException($"fetch the content {blob.Id}", 0, "", "it is no JSON of records", broken);
        }
    }
}
