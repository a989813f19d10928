using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Azure.Collection.Subscriptions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Looks through its containers side by side: one that fails is tried again and does not stop the others. Containers of an account, and accounts of subscriptions, are looked
/// for again and again.
/// </summary>
internal sealed class BlobCollection : ICollection
{
    private const string Logs = "insights-";
    private readonly string name;
    private readonly CollectorContext context;
    private readonly IReadOnlyList<BlobAddress> addresses;
    private readonly SubscriptionStores? subscriptions;
    private readonly BlobStores stores;
    private readonly BlobPace pace;

    public BlobCollection(CollectorSettings settings, CollectorContext context)
    {
        (name, this.context) = (settings.Name, context);
        var urls = settings.List("containers");
        var filter = new StoreFilter(settings);
        if (urls.Count == 0 && !filter.IsSet) throw new CollectorSettingsException("containers", "must be set, or subscriptions");
        if (urls.Any(u => !Uri.TryCreate(u, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))) throw new CollectorSettingsException("containers", "expected URLs of containers or accounts");
        pace = new BlobPace(
            settings["prefix"], TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 3600)), TimeSpan.FromHours(settings.Number("look_back_hours", 1, 48)),
            TimeSpan.FromHours(settings.Number("since_hours", 0, 8760)), settings.Number("parallel", 1, 64), TimeSpan.FromMinutes(settings.Number("find_every_minutes", 1, 1440)));
        stores = new BlobStores(settings, context.Clock);
        addresses = [.. urls.Select(u => BlobAddress.Of(new Uri(u)))];
        BlobStores.Check(settings, addresses);
        if (filter.IsSet) subscriptions = new SubscriptionStores(new ResourceManager(settings), filter, settings.Name, context, pace.FindEvery);
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation)
    {
        var readers = addresses.Select(a => ReadAsync(a, context with { Health = context.Health.Part(a.Url) }, cancellation));
        if (subscriptions is not null) readers = readers.Append(subscriptions.RunAsync((store, own, c) => ReadAsync(BlobAddress.Of(new Uri(store.Url)), own, c), cancellation));
        return Task.WhenAll(readers.ToArray());
    }

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        var found = subscriptions is null ? [] : await subscriptions.TestAsync(steps, cancellation).ConfigureAwait(false);
        foreach (var address in addresses.Concat(found.Select(s => BlobAddress.Of(new Uri(s.Url)))))
        {
            await new ContainerTest(address, stores[address], pace, context.Clock.GetUtcNow()).RunAsync(steps, cancellation).ConfigureAwait(false);
        }

        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ReadAsync(BlobAddress address, CollectorContext own, CancellationToken cancellation)
    {
        var store = stores[address];
        if (address.Container.Length > 0)
        {
            await ReadAsync(address, store, address.Container, own, cancellation).ConfigureAwait(false);
            return;
        }

        var retries = new Retries(own, $"{name} {address.Account}");
        var containers = new FoundParts<string>(context, (container, each, c) => ReadAsync(address, store, container, each, c));
        await retries.KeepAsync(address.Account, async c =>
        {
            var found = await store.ContainersAsync(Logs, c).ConfigureAwait(false);
            own.Health.Reached();
            await containers.SetAsync(found.ToDictionary(f => $"{address.Account}/{f}", StringComparer.Ordinal), cancellation).ConfigureAwait(false);
            await retries.WaitAsync(pace.FindEvery, c).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        await containers.EndAsync().ConfigureAwait(false);
    }

    private Task ReadAsync(BlobAddress address, BlobStore store, string container, CollectorContext own, CancellationToken cancellation)
    {
        var retries = new Retries(own, $"{name} {address.Account}/{container}");
        return retries.KeepAsync($"{address.Account}/{container}", new ContainerReader(store, address, container, own, retries, pace).RunAsync, cancellation);
    }
}
