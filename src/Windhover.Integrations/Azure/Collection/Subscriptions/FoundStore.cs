namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>A storage account of a subscription.</summary>
/// <param name="Url">URL of its blobs.</param>
/// <param name="Name">Its name.</param>
/// <param name="Subscription">Id of the subscription, in lower case.</param>
internal sealed record FoundStore(string Url, string Name, string Subscription)
{
    /// <summary>For people.</summary>
    public override string ToString() => $"storage account {Name} of subscription {Subscription}";
}
