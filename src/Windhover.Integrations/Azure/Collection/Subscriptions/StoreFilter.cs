using System.IO.Enumeration;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>Which subscriptions and storage accounts are read.</summary>
internal sealed class StoreFilter
{
    private const string All = "all";
    private readonly IReadOnlyList<string> subscriptions;
    private readonly IReadOnlyList<string> names;

    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public StoreFilter(CollectorSettings settings)
    {
        subscriptions = [.. settings.List("subscriptions").Select(s => s.ToLowerInvariant())];
        names = settings.List("storage_accounts");
        if (subscriptions.Any(s => s != All && !Guid.TryParse(s, out _))) throw new CollectorSettingsException("subscriptions", "expected `all`, or ids of subscriptions");
    }

    /// <summary>True when subscriptions are looked through at all.</summary>
    public bool IsSet => subscriptions.Count > 0;

    /// <summary>True when a subscription is wanted.</summary>
    public bool Takes(Subscription subscription) => subscriptions.Contains(All, StringComparer.Ordinal) || subscriptions.Contains(subscription.Id, StringComparer.Ordinal);

    /// <summary>True when a storage account is wanted.</summary>
    public bool Takes(FoundStore store) => names.Count == 0 || names.Any(n => FileSystemName.MatchesSimpleExpression(n, store.Name));
}
