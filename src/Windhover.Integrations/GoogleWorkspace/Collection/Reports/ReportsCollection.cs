using System.Globalization;
using System.Text.Json;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Gcp.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.GoogleWorkspace.Collection.Reports;

/// <summary>
/// Polls each application for itself. A poll begins the overlap before the end of the last one, as activities show up late, and takes what had not come; the place is kept
/// when it is durable. The API gives the newest first, so a poll's pages land together, the oldest first.
/// </summary>
internal sealed class ReportsCollection : ICollection
{
    private const string Scope = "https://www.googleapis.com/auth/admin.reports.audit.readonly";
    private static readonly TimeSpan LongestPoll = TimeSpan.FromHours(6);
    private readonly CollectorContext context;
    private readonly RestClient client;
    private readonly Uri endpoint;
    private readonly IReadOnlyList<string> applications;
    private readonly Retries retries;
    private readonly string subject;
    private readonly TimeSpan every;
    private readonly TimeSpan overlap;
    private readonly TimeSpan since;

    public ReportsCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        GoogleAccess.Check(settings, "credentials");
        (endpoint, applications, subject) = (settings.Address("endpoint"), settings.List("applications"), settings["subject"]);
        if (applications.Count == 0 || applications.Any(a => !a.All(c => char.IsAsciiLetterLower(c) || c == '_'))) throw new CollectorSettingsException("applications", "expected names as login, admin, drive");
        every = TimeSpan.FromSeconds(settings.Number("every_seconds", 10, 86_400));
        overlap = TimeSpan.FromMinutes(settings.Number("overlap_minutes", 1, 2880));
        since = TimeSpan.FromHours(settings.Number("since_hours", 0, 4320));
        retries = new Retries(context, settings.Name);
        client = new RestClient(new GoogleAccess(settings["credentials"], subject, Scope).SignAsync, context.Clock);
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(applications.Select(a => ReadAsync(a, cancellation)));

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        var now = context.Clock.GetUtcNow();
        foreach (var application in applications)
        {
            var remedy = $"in the Admin console under Security, API controls, domain-wide delegation add the service account's client id with {Scope}, and give {subject} the privilege Reports";
            await steps.TryAsync($"list the activities of {application}", Scope, remedy, async () =>
            {
                var (items, _) = await PageAsync(application, now - since, now, "", 3, cancellation).ConfigureAwait(false);
                if (items.Count > 0) steps.Sample(application, items[0]);
            }).ConfigureAwait(false);
        }

        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync(string application, CancellationToken cancellation)
    {
        var stream = context.Spool.OpenStream(application, Framing.Lines);
        await using (stream.ConfigureAwait(false))
        {
            await retries.KeepAsync($"activities of {application}", async c =>
            {
                if (await PollAsync(application, stream, c).ConfigureAwait(false)) await retries.WaitAsync(every, c).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
        }
    }

    // True when it went up to now; after a long pause it goes on in steps, so that no poll holds more than a few hours.
    private async Task<bool> PollAsync(string application, ISpoolStream stream, CancellationToken cancellation)
    {
        await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        var now = context.Clock.GetUtcNow();
        var first = now - since;
        var cursor = context.Spool.ReadCursor(application);
        var seen = SeenRecords.Read(cursor, first.ToUnixTimeMilliseconds());
        var last = DateTimeOffset.FromUnixTimeMilliseconds(seen.Until);
        var from = cursor is null ? last : last - overlap;
        var until = now - last > LongestPoll ? last + LongestPoll : now;
        var fresh = new List<((long Time, long Hash) Identity, ReadOnlyMemory<byte> Record)>();
        var page = "";
        do
        {
            var (items, next) = await retries.RunAsync(c => PageAsync(application, from, until, page, 1000, c), cancellation).ConfigureAwait(false);
            foreach (var item in items) Sort(application, item, seen, fresh);
            page = next;
        }
        while (page.Length > 0);

        context.Health.Reached();
        var records = fresh.DistinctBy(f => f.Identity).OrderBy(f => f.Identity).Select(f => f.Record).ToArray();
        await stream.AppendAsync(records, cancellation).ConfigureAwait(false);
        foreach (var record in records) context.Health.Landed(record.Length + 1);
        seen.Advance(fresh.Select(f => f.Identity), until.ToUnixTimeMilliseconds(), (until - overlap).ToUnixTimeMilliseconds());
        await context.Spool.WriteCursorAsync(application, seen.Write(), cancellation).ConfigureAwait(false);
        return until == now;
    }

    private void Sort(string application, ReadOnlyMemory<byte> item, SeenRecords seen, List<((long Time, long Hash) Identity, ReadOnlyMemory<byte> Record)> fresh)
    {
        try
        {
            var identity = ActivityIdentity.Of(item);
            if (!seen.Contains(identity)) fresh.Add((identity, item));
        }
        catch (FormatException problem)
        {
            context.Health.Poisoned($"an activity of {application}", problem.Message);
        }
    }

    private async Task<(List<ReadOnlyMemory<byte>> Items, string Next)> PageAsync(string application, DateTimeOffset from, DateTimeOffset until, string page, int most, CancellationToken cancellation)
    {
        static string Time(DateTimeOffset time) => Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        var query = string.Create(CultureInfo.InvariantCulture, $"startTime={Time(from)}&endTime={Time(until)}&maxResults={most}{(page.Length > 0 ? $"&pageToken={Uri.EscapeDataString(page)}" : "")}");
        var what = $"list the activities of {application}";
        var answer = await client.AskAsync(what, HttpMethod.Get, new Uri(endpoint, $"/admin/reports/v1/activity/users/all/applications/{application}?{query}"), [], null, cancellation).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var next = document.RootElement.TryGetProperty("nextPageToken", out var token) ? token.GetString() ?? "" : "";
            return (JsonItems.Under(answer.Body, "items"u8) ?? [], next);
        }
        catch (JsonException broken)
        {
            throw new ProviderException(what, 0, "", "the answer is no JSON", broken);
        }
    }
}
