using System.Text.Json;

namespace Windhover.Integrations.Aws.Collection.Organizations;

/// <summary>The accounts that were read last, so that a start does not need the organisation's answer, and what changed since can be told.</summary>
/// <param name="Accounts">In the order of their ids.</param>
internal sealed record KnownAccounts(IReadOnlyList<AwsAccount> Accounts)
{
    private const int MostTold = 5;

    /// <summary>Name of the cursor.</summary>
    public const string Cursor = "accounts";

    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing.</summary>
    public static KnownAccounts? Read(byte[]? bytes) => bytes is null ? null : JsonSerializer.Deserialize<KnownAccounts>(bytes);

    /// <summary>As bytes, the same for the same accounts.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>What is different in a new listing, in words; "" for nothing.</summary>
    public string Changes(IReadOnlyList<AwsAccount> listed)
    {
        var before = Accounts.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var now = listed.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var changes = Accounts.Where(a => !now.TryGetValue(a.Id, out var found) || !found.IsActive)
            .Select(a => now.TryGetValue(a.Id, out var found) ? $"{a} is {found.State} and no longer read" : $"{a} is no longer in the organisation, or passed over, and no longer read")
            .Concat(listed.Where(a => a.IsActive && !before.Contains(a.Id)).Select(a => $"{a} is new and read from now on")).ToArray();
        return string.Join("; ", changes.Take(MostTold)) + (changes.Length > MostTold ? $"; and {changes.Length - MostTold} more" : "");
    }
}
