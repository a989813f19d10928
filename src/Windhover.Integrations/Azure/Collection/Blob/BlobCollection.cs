using System.Collections.Concurrent;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Looks through its containers side by side: one that fails is tried again and does not stop the others. Containers of an account are looked for every few minutes.</summary>
internal sealed class BlobCollection : ICollection
{
    private const string Logs = "insights-";
    private static readonly TimeSpan FindEvery = TimeSpan.FromMinutes(10);
    private readonly CollectorContext context;
    private readonly IReadOnlyList<(BlobAddress Address, BlobStore Store)> places;
    private readonly Retries retries;
    private readonly BlobPace pace;

    public BlobCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        var urls = settings.List("containers");
        if (urls.Count == 0) throw new CollectorSettingsException("containers", "must be set");
        if (urls.Any(u => !Uri.TryCreate(u, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))) throw new CollectorSettingsException("containers", "expected URLs of containers or accounts");
        pace = new BlobPace(
            settings["prefix"], TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 3600)), TimeSpan.FromHours(settings.Number("look_back_hours", 1, 48)),
            TimeSpan.FromHours(settings.Number("since_hours", 0, 8760)), settings.Number("parallel", 1, 64));
        retries = new Retries(context, settings.Name);
        places = [.. urls.Select(u => BlobAddress.Of(new Uri(u))).Select(a => (a, BlobStores.Of(a, settings, context.Clock)))];
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(places.Select(p => p.Address.Container.Length > 0 ? ReadAsync(p.Address, p.Store, p.Address.Container, cancellation) : ReadAllAsync(p.Address, p.Store, cancellation)).ToArray());

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var (address, store) in places) await new ContainerTest(address, store, pace, context.Clock.GetUtcNow()).RunAsync(steps, cancellation).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task ReadAsync(BlobAddress address, BlobStore store, string container, CancellationToken cancellation) =>
        retries.KeepAsync($"{address.Account}/{container}", new ContainerReader(store, address, container, context, retries, pace).RunAsync, cancellation);

    private async Task ReadAllAsync(BlobAddress address, BlobStore store, CancellationToken cancellation)
    {
        var reading = new ConcurrentDictionary<string, Task>(StringComparer.Ordinal);
        await retries.KeepAsync(address.Account, async c =>
        {
            foreach (var container in await store.ContainersAsync(Logs, c).ConfigureAwait(false)) _ = reading.GetOrAdd(container, name => ReadAsync(address, store, name, cancellation));
            await retries.WaitAsync(FindEvery, c).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        await Task.WhenAll(reading.Values).ConfigureAwait(false);
    }
}
