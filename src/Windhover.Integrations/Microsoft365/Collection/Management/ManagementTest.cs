using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>Tries what a collection needs, and starts nothing.</summary>
internal sealed class ManagementTest(ActivityFeed feed, IReadOnlyList<string> types, DateTimeOffset now)
{
    private const string Read = "ActivityFeed.Read";
    private const string ReadDlp = "ActivityFeed.ReadDlp";

    /// <summary>Tries it.</summary>
    public async Task RunAsync(TestSteps steps, CancellationToken cancellation)
    {
        IReadOnlyList<string> started = [];
        if (!await steps.TryAsync("list the subscriptions", Read, Remedy(Read), async () => started = await feed.StartedAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false)) return;
        foreach (var type in types)
        {
            if (started.Contains(type, StringComparer.Ordinal)) await TryAsync(type, steps, cancellation).ConfigureAwait(false);
            else steps.Add(new CollectorTestStep($"{type}: not subscribed to yet; the collection does it when it first runs, and content comes within 12 hours", ""));
        }
    }

    private static string Remedy(string permission) =>
        $"see that tenant_id, client_id and client_secret are those of one app registration, and give it the application permission {permission} of Office 365 Management APIs, with admin consent";

    private async Task TryAsync(string type, TestSteps steps, CancellationToken cancellation)
    {
        var permission = type == "DLP.All" ? ReadDlp : Read;
        IReadOnlyList<ContentBlob> content = [];
        var listed = await steps.TryAsync($"list the content of {type}", permission, Remedy(permission), async () =>
        {
            var (from, until) = FeedWindows.Of(now - TimeSpan.FromDays(1), now).Last();
            (content, _) = await feed.ListAsync(type, from, until, "", cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (!listed || !steps.WantsSamples || content.MaxBy(c => c.Created) is not { } newest) return;
        await steps.TryAsync($"fetch content of {type}", permission, Remedy(permission), async () => steps.Sample(type, await feed.FetchAsync(newest, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
    }
}
