using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Azure.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>Polls each content type for itself, and starts its subscription where it is not; one that fails is tried again and does not stop the others.</summary>
internal sealed class ManagementCollection : ICollection
{
    /// <summary>The content types that there are.</summary>
    public static readonly IReadOnlyList<string> Types = ["Audit.AzureActiveDirectory", "Audit.Exchange", "Audit.SharePoint", "Audit.General", "DLP.All"];

    // No subscription, or a disabled one: it was stopped from elsewhere.
    private static readonly string[] Stopped = ["AF20022", "AF20023"];
    private readonly ActivityFeed feed;
    private readonly IReadOnlyList<string> types;
    private readonly IReadOnlyList<FeedReader> readers;
    private readonly Retries retries;
    private readonly FeedPace pace;
    private readonly TimeProvider clock;

    public ManagementCollection(CollectorSettings settings, CollectorContext context)
    {
        clock = context.Clock;
        if (!Guid.TryParseExact(settings["tenant_id"], "D", out var tenant)) throw new CollectorSettingsException("tenant_id", "expected the tenant's id, as 00000000-0000-0000-0000-000000000000");
        types = [.. settings.List("content_types").Distinct(StringComparer.Ordinal)];
        if (types.Count == 0 || types.Any(t => !Types.Contains(t, StringComparer.Ordinal))) throw new CollectorSettingsException("content_types", $"expected some of {string.Join(", ", Types)}");
        pace = new FeedPace(
            TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 3600)), TimeSpan.FromMinutes(settings.Number("overlap_minutes", 1, 1440)),
            TimeSpan.FromHours(settings.Number("since_hours", 0, 168)), settings.Number("parallel", 1, 32));
        var endpoint = settings.Address("endpoint");
        retries = new Retries(context, settings.Name);
        feed = new ActivityFeed(endpoint, tenant.ToString("D"), new AzureAccess(settings, $"{endpoint.GetLeftPart(UriPartial.Authority)}/.default"), context.Clock);
        readers = [.. types.Select(t => new FeedReader(t, tenant.ToString("D"), feed, pace, context))];
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(types.Zip(readers, (type, reader) => ReadAsync(type, reader, cancellation)));

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        await new ManagementTest(feed, types, clock.GetUtcNow()).RunAsync(steps, cancellation).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        feed.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task ReadAsync(string type, FeedReader reader, CancellationToken cancellation)
    {
        var isStarted = false;
        return retries.KeepAsync(type, async c =>
        {
            try
            {
                if (!isStarted && !(await feed.StartedAsync(c).ConfigureAwait(false)).Contains(type, StringComparer.Ordinal)) await feed.StartAsync(type, c).ConfigureAwait(false);
                isStarted = true;
                await reader.PollAsync(c).ConfigureAwait(false);
            }
            catch (ProviderException refused) when (Stopped.Contains(refused.Code, StringComparer.Ordinal))
            {
                isStarted = false;
                throw;
            }

            await retries.WaitAsync(pace.Every, c).ConfigureAwait(false);
        }, cancellation);
    }
}
