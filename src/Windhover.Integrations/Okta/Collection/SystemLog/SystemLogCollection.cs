using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Okta.Collection.SystemLog;

/// <summary>
/// Follows the link <c>next</c> from page to page and keeps it when the page is durable: without an end in the query there always is one, and the next poll goes on with it, so
/// events that show up late are not missed (https://developer.okta.com/docs/reference/system-log-query/).
/// </summary>
internal sealed class SystemLogCollection : ICollection
{
    private const string Cursor = "next";
    private readonly CollectorContext context;
    private readonly RestClient client;
    private readonly Retries retries;
    private readonly Uri organisation;
    private readonly TimeSpan every;
    private readonly TimeSpan since;

    public SystemLogCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        organisation = settings.Address("organisation");
        every = TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 3600));
        since = TimeSpan.FromHours(settings.Number("since_hours", 0, 2160));
        retries = new Retries(context, settings.Name);
        var token = settings["token"];
        client = new RestClient((request, _, _) =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"SSWS {token}");
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            return Task.CompletedTask;
        }, context.Clock);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var stream = context.Spool.OpenStream("system-log", Framing.Lines);
        await using (stream.ConfigureAwait(false))
        {
            await retries.KeepAsync(organisation.Host, async c =>
            {
                if (!await PollAsync(stream, c).ConfigureAwait(false)) await retries.WaitAsync(every, c).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        await steps.TryAsync($"read the System Log of {organisation.Host}", "okta.logs.read", "make an API token as a user with the role Read-only Administrator, and set it as token", async () =>
        {
            var answer = await client.AskAsync("read the System Log", HttpMethod.Get, new Uri(organisation, "/api/v1/logs?limit=3&sortOrder=DESCENDING"), [], null, cancellation).ConfigureAwait(false);
            foreach (var record in Records(answer)) steps.Sample("system log", record);
        }).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static List<ReadOnlyMemory<byte>> Records(RestAnswer answer)
    {
        try
        {
            return JsonItems.Split(answer.Body);
        }
        catch (JsonException broken)
        {
            throw new ProviderException("read the System Log", 0, "", "the answer is no JSON", broken);
        }
    }

    // True when there was something.
    private async Task<bool> PollAsync(ISpoolStream stream, CancellationToken cancellation)
    {
        await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        var address = context.Spool.ReadCursor(Cursor) is { } kept ? Own(Encoding.UTF8.GetString(kept)) : First();
        var (records, answer) = await retries.RunAsync(async c =>
        {
            var page = await client.AskAsync("read the System Log", HttpMethod.Get, address, [], null, c).ConfigureAwait(false);
            return (Records(page), page);
        }, cancellation).ConfigureAwait(false);
        context.Health.Reached();
        await stream.AppendAsync(records, cancellation).ConfigureAwait(false);
        foreach (var record in records) context.Health.Landed(record.Length + 1);
        if (answer.NextLink is { } next) await context.Spool.WriteCursorAsync(Cursor, Encoding.UTF8.GetBytes(next), cancellation).ConfigureAwait(false);
        return records.Count > 0;
    }

    // The token goes to the organisation and nowhere else, whatever a link says.
    private Uri Own(string link) => new(organisation, new Uri(link).PathAndQuery);

    private Uri First()
    {
        var from = (context.Clock.GetUtcNow() - since).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new Uri(organisation, $"/api/v1/logs?since={Uri.EscapeDataString(from)}&sortOrder=ASCENDING&limit=1000");
    }
}
