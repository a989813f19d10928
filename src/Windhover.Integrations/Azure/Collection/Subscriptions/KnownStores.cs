using System.Text.Json;

namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>The storage accounts that were read last, so that a start does not need the answer of Azure Resource Manager, and what changed since can be told.</summary>
/// <param name="Stores">In the order of their URLs.</param>
internal sealed record KnownStores(IReadOnlyList<FoundStore> Stores)
{
    private const int MostTold = 5;

    /// <summary>Name of the cursor.</summary>
    public const string Cursor = "stores";

    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing.</summary>
    public static KnownStores? Read(byte[]? bytes) => bytes is null ? null : JsonSerializer.Deserialize<KnownStores>(bytes);

    /// <summary>As bytes, the same for the same stores.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>What is different now, in words; "" for nothing.</summary>
    /// <param name="found">The stores that there are now.</param>
    /// <param name="listed">The subscriptions that there are now, whatever their state.</param>
    public string Changes(IReadOnlyList<FoundStore> found, IReadOnlyList<Subscription> listed)
    {
        var states = listed.ToDictionary(s => s.Id, StringComparer.Ordinal);
        string Why(FoundStore store) => states.TryGetValue(store.Subscription, out var subscription) && !subscription.IsActive ? $"{subscription} is {subscription.State}: {store.Name} is no longer read" : $"{store} is no longer there, or may not be seen, and no longer read";
        var before = Stores.Select(s => s.Url).ToHashSet(StringComparer.Ordinal);
        var now = found.Select(s => s.Url).ToHashSet(StringComparer.Ordinal);
        var changes = Stores.Where(s => !now.Contains(s.Url)).Select(Why).Concat(found.Where(s => !before.Contains(s.Url)).Select(s => $"{s} is new and read from now on")).ToArray();
        return string.Join("; ", changes.Take(MostTold)) + (changes.Length > MostTold ? $"; and {changes.Length - MostTold} more" : "");
    }
}
