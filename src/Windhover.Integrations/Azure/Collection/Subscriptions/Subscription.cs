namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>A subscription that the identity may see.</summary>
/// <param name="Id">Its id, in lower case.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="State">Enabled, Warned, PastDue, Disabled or Deleted (https://learn.microsoft.com/en-us/azure/cost-management-billing/manage/subscription-states).</param>
internal sealed record Subscription(string Id, string Name, string State)
{
    /// <summary>True while its stores can be read.</summary>
    public bool IsActive => State is "Enabled" or "Warned" or "PastDue";

    /// <summary>For people.</summary>
    public override string ToString() => Name.Length > 0 ? $"subscription {Id} ({Name})" : $"subscription {Id}";
}
