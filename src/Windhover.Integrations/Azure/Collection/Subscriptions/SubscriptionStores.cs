using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>
/// Reads the storage accounts of subscriptions, which are asked for again and again: what is new is read from then on, what is gone is not, and the notice tells. A subscription
/// whose accounts may not be listed keeps those that were known and holds up no other; while nothing answers, what was known last is read.
/// </summary>
/// <param name="manager">Lists.</param>
/// <param name="filter">What is wanted.</param>
/// <param name="name">Name of the collection.</param>
/// <param name="context">The collection's clock, health and spool.</param>
/// <param name="findEvery">Pause between two looks.</param>
internal sealed class SubscriptionStores(ResourceManager manager, StoreFilter filter, string name, CollectorContext context, TimeSpan findEvery)
{
    private const string Part = "the subscriptions";
    private readonly CollectorContext own = context with { Health = context.Health.Part(Part) };

    /// <summary>Reads until it is cancelled.</summary>
    /// <param name="read">Reads one, with a context whose health is its own, until it is cancelled; it does not fail.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Func<FoundStore, CollectorContext, CancellationToken, Task> read, CancellationToken cancellation)
    {
        var retries = new Retries(own, $"{name} {Part}");
        var parts = new FoundParts<FoundStore>(context, read);
        var known = KnownStores.Read(context.Spool.ReadCursor(KnownStores.Cursor));
        if (known is not null) await parts.SetAsync(ByName(known.Stores), cancellation).ConfigureAwait(false);
        await retries.KeepAsync(Part, async c =>
        {
            var listed = await retries.RunAsync(manager.SubscriptionsAsync, c).ConfigureAwait(false);
            var problems = new List<string>();
            var found = await StoresAsync(listed, known?.Stores ?? [], problems, c).ConfigureAwait(false);
            if (problems.Count > 0) own.Health.Retrying(string.Join("; ", problems));
            else own.Health.Reached();
            var changes = known is null ? $"{found.Count} storage accounts of {listed.Count(IsRead)} subscriptions are read" : known.Changes(found, listed);
            if (changes.Length > 0) await context.Spool.WriteCursorAsync(KnownStores.Cursor, new KnownStores(found).Write(), c).ConfigureAwait(false);
            known = new KnownStores(found);
            await parts.SetAsync(ByName(found), cancellation).ConfigureAwait(false);
            if (changes.Length > 0) own.Health.Notice(changes);
            await retries.WaitAsync(findEvery, c).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        await parts.EndAsync().ConfigureAwait(false);
    }

    /// <summary>Every storage account that there is now; tries to list what is needed for it.</summary>
    public async Task<IReadOnlyList<FoundStore>> TestAsync(TestSteps steps, CancellationToken cancellation)
    {
        const string Remedy = "assign the role Reader to this program's identity on the management group above the subscriptions (az role assignment create --scope /providers/Microsoft.Management/managementGroups/…)";
        IReadOnlyList<Subscription> listed = [];
        await steps.TryAsync("list the subscriptions", "Microsoft.Resources/subscriptions/read (Reader)", Remedy, async () => listed = await manager.SubscriptionsAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        var found = new List<FoundStore>();
        foreach (var one in listed.Where(filter.Takes))
        {
            if (!one.IsActive) steps.Add(new CollectorTestStep($"{one} is {one.State} and is not read", ""));
            else await steps.TryAsync($"list the storage accounts of {one}", "Microsoft.Storage/storageAccounts/read (Reader)", Remedy, async () => found.AddRange((await manager.StoresAsync(one, cancellation).ConfigureAwait(false)).Where(filter.Takes))).ConfigureAwait(false);
        }

        if (listed.Count == 0 || found.Count == 0) steps.Add(new CollectorTestStep("no storage account was found in these subscriptions", ""));
        return found;
    }

    private static SortedDictionary<string, FoundStore> ByName(IReadOnlyList<FoundStore> stores)
    {
        var parts = new SortedDictionary<string, FoundStore>(StringComparer.Ordinal);
        foreach (var store in stores) parts[store.Url] = store;
        return parts;
    }

    private bool IsRead(Subscription subscription) => subscription.IsActive && filter.Takes(subscription);

    private async Task<IReadOnlyList<FoundStore>> StoresAsync(IReadOnlyList<Subscription> listed, IReadOnlyList<FoundStore> known, List<string> problems, CancellationToken cancellation)
    {
        var found = new List<FoundStore>();
        foreach (var one in listed.Where(IsRead))
        {
            try
            {
                found.AddRange((await manager.StoresAsync(one, cancellation).ConfigureAwait(false)).Where(filter.Takes));
            }
            catch (ProviderException refused)
            {
                problems.Add(refused.Message);
                found.AddRange(known.Where(s => s.Subscription == one.Id));
            }
        }

        return [.. found.OrderBy(s => s.Url, StringComparer.Ordinal)];
    }
}
