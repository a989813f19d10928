using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Tries to list and to read, and shows what the newest blobs hold.</summary>
internal sealed class ContainerTest(BlobAddress address, BlobStore store, BlobPace pace, DateTimeOffset now)
{
    private const string Permission = "Storage Blob Data Reader";
    private const string Logs = "insights-";

    /// <summary>Tries all of it.</summary>
    public async Task RunAsync(TestSteps steps, CancellationToken cancellation)
    {
        var remedy = $"assign the role Storage Blob Data Reader on {address.Url} to this program's identity (az role assignment create), and let its network through the account's firewall";
        IReadOnlyList<string> containers = [address.Container];
        if (address.Container.Length == 0 && !await steps.TryAsync($"list the containers of {address.Name}", Permission, remedy, async () => containers = await store.ContainersAsync(Logs, cancellation).ConfigureAwait(false)).ConfigureAwait(false)) return;
        foreach (var container in containers)
        {
            var newest = new List<BlobInfo>();
            if (!await steps.TryAsync($"list {address.Account}/{container}", Permission, remedy, async () =>
            {
                var folders = new HourFolders(store, container, pace.Prefix);
                await folders.WalkAsync(cancellation).ConfigureAwait(false);
                await foreach (var blob in folders.BlobsAsync(now - pace.LookBack, now, cancellation).ConfigureAwait(false)) newest.Add(blob);
            }).ConfigureAwait(false)) continue;
            if (newest.Count == 0) steps.Add(new CollectorTestStep($"nothing was written to {container} within {pace.LookBack.TotalHours} hours, so reading was not tried", ""));
            foreach (var blob in newest.OrderByDescending(b => b.Modified).Take(1))
            {
                await steps.TryAsync($"read {blob.Name}", Permission, remedy, async () =>
                {
                    var bytes = await store.ReadAsync(container, blob, 0, Math.Min(blob.Length, TestSteps.SampleBytes), cancellation).ConfigureAwait(false);
                    steps.Sample(blob.Name, bytes);
                }).ConfigureAwait(false);
            }
        }
    }
}
