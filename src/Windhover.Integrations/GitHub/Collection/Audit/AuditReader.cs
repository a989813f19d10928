using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>
/// Takes one log. A poll begins the overlap before the newest event that came, as events show up late, follows the link <c>next</c> to the end, and takes what had not come; the place is
/// kept with each page that is durable. A page that comes again after a crash lands again: its events are known by their <c>_document_id</c> when they are counted.
/// </summary>
internal sealed class AuditReader(AuditPlace place, AuditLog log, AuditPace pace, CollectorContext context, Retries retries)
{
    /// <summary>Polls until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var stream = context.Spool.OpenStream(place.Stream, Framing.Lines);
        await using (stream.ConfigureAwait(false))
        {
            await retries.KeepAsync($"audit log of {place}", async c =>
            {
                await PollAsync(stream, c).ConfigureAwait(false);
                await retries.WaitAsync(pace.Every, c).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
        }
    }

    private async Task PollAsync(ISpoolStream stream, CancellationToken cancellation)
    {
        var cursor = context.Spool.ReadCursor(place.Stream);
        var now = context.Clock.GetUtcNow();
        var seen = SeenRecords.Read(cursor, (now - pace.Since).ToUnixTimeMilliseconds());
        if (cursor is null) await context.Spool.WriteCursorAsync(place.Stream, seen.Write(), cancellation).ConfigureAwait(false);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(seen.Until) - (cursor is null ? TimeSpan.Zero : pace.Overlap);
        var next = "";
        do
        {
            await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
            (var records, next) = await retries.RunAsync(c => log.PageAsync(place, from, next, c), cancellation).ConfigureAwait(false);
            context.Health.Reached();
            await LandAsync(stream, records, seen, now.ToUnixTimeMilliseconds(), cancellation).ConfigureAwait(false);
        }
        while (next.Length > 0);
    }

    private async Task LandAsync(ISpoolStream stream, List<ReadOnlyMemory<byte>> records, SeenRecords seen, long now, CancellationToken cancellation)
    {
        var fresh = records.Select(r => (Identity: AuditIdentity.Of(r, seen.Until), Record: r)).Where(r => !seen.Contains(r.Identity)).DistinctBy(r => r.Identity).ToArray();
        if (fresh.Length == 0) return;
        await stream.AppendAsync([.. fresh.Select(f => f.Record)], cancellation).ConfigureAwait(false);
        foreach (var (_, record) in fresh) context.Health.Landed(record.Length + 1);

        // An event that says it is of the future does not move the place there.
        var until = Math.Max(seen.Until, Math.Min(now, fresh.Max(f => f.Identity.Time)));
        seen.Advance(fresh.Select(f => f.Identity), until, until - (long)pace.Overlap.TotalMilliseconds - 1000);
        await context.Spool.WriteCursorAsync(place.Stream, seen.Write(), cancellation).ConfigureAwait(false);
    }
}
