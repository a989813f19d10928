using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Core.Access;

/// <summary>
/// The chain of the audit log: each entry's hash is SHA-256 over its canonical form, and that holds the hash of the entry before, so that whoever changes, adds or
/// takes out an entry must make every later hash anew. The canonical form is the fields in the order number, time, who, means, address, what, on, outcome, detail, previous hash; each as the number of
/// its UTF-8 bytes, a colon, the bytes and a comma (https://cr.yp.to/proto/netstrings.txt). Numbers are decimal; means and outcome are the names of their values.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands for the hash before the first entry.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>The entry with its place in the chain.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="number">Its number.</param>
    /// <param name="previousHash">The hash of the entry before.</param>
    public static AuditEntry Link(AuditEntry entry, long number, string previousHash)
    {
        var linked = entry with { Number = number, PreviousHash = previousHash };
        return linked with { Hash = HashOf(linked) };
    }

    /// <summary>The hash that an entry must have.</summary>
    public static string HashOf(AuditEntry entry)
    {
        var text = new StringBuilder();
        Add(text, entry.Number.ToString(CultureInfo.InvariantCulture));
        Add(text, entry.Time.ToString(CultureInfo.InvariantCulture));
        Add(text, entry.Who);
        Add(text, entry.Means.ToString());
        Add(text, entry.Address);
        Add(text, entry.What);
        Add(text, entry.On);
        Add(text, entry.Outcome.ToString());
        Add(text, entry.Detail);
        Add(text, entry.PreviousHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Looks at a whole log.</summary>
    /// <param name="entries">All entries, the first first.</param>
    /// <param name="head">What the store says was written last, kept apart from the entries.</param>
    /// <param name="expected">A hash that was seen once and must still be there; null for none.</param>
    public static AuditVerdict Verify(IEnumerable<AuditEntry> entries, AuditHead head, string? expected = null)
    {
        var (count, previous) = (0L, Origin);
        var isThere = expected is null || expected == Origin;
        foreach (var entry in entries)
        {
            count++;
            if (entry.Number != count) return new(count - 1, previous, count, $"entry {count} is missing; {entry.Number} follows");
            if (entry.PreviousHash != previous) return new(count - 1, previous, count, $"entry {count} does not follow the one before it: that one was changed, or this one was put in");
            if (entry.Hash != HashOf(entry)) return new(count - 1, previous, count, $"entry {count} was changed after it was written");
            previous = entry.Hash;
            isThere |= previous == expected;
        }

        if (count != head.Number) return new(count, previous, Math.Min(count, head.Number) + 1, $"entry {Math.Min(count, head.Number) + 1} is missing: {head.Number} were written and {count} are there");
        if (!isThere) return new(count, previous, count, $"no entry has the hash {expected}: this is not the log in which it was seen");
        return previous == head.Hash ? new(count, previous, null, "") : new(count, previous, count, $"entry {count} is not the one that was written last");
    }

    private static void Add(StringBuilder text, string field) => text.Append(Encoding.UTF8.GetByteCount(field)).Append(':').Append(field).Append(',');
}
