using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Windhover.Integrations.GoogleWorkspace.Collection.Reports;

/// <summary>
/// How far an application was polled, and which activities of the overlap had come: an activity's identity is its time, qualifier, application and customer
/// (https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity). As bytes: the time, then time and hash of each, 8 bytes each.
/// </summary>
internal sealed class SeenActivities
{
    private readonly SortedDictionary<(long Time, long Hash), bool> seen = [];

    private SeenActivities(long until) => Until = until;

    /// <summary>The end of the last poll, Unix milliseconds.</summary>
    public long Until { get; private set; }

    /// <summary>Reads what <see cref="Write"/> wrote; begins at a time where there is nothing.</summary>
    public static SeenActivities Read(byte[]? bytes, long beginning)
    {
        if (bytes is null || bytes.Length < 8) return new SeenActivities(beginning);
        var read = new SeenActivities(BinaryPrimitives.ReadInt64LittleEndian(bytes));
        for (var at = 8; at + 16 <= bytes.Length; at += 16) read.seen[(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 8)))] = true;
        return read;
    }

    /// <summary>Identity of an activity.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public static (long Time, long Hash) IdentityOf(ReadOnlyMemory<byte> activity)
    {
        using var document = JsonDocument.Parse(activity);
        if (!document.RootElement.TryGetProperty("id", out var id) || !id.TryGetProperty("time", out var at) || !at.TryGetDateTimeOffset(out var time)) throw new FormatException("an activity without an id");
        string Part(string name) => id.TryGetProperty(name, out var value) ? value.ToString() : "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{at}\n{Part("uniqueQualifier")}\n{Part("applicationName")}\n{Part("customerId")}"));
        return (time.ToUnixTimeMilliseconds(), BinaryPrimitives.ReadInt64LittleEndian(hash));
    }

    /// <summary>True when an activity had come.</summary>
    public bool Contains((long Time, long Hash) identity) => seen.ContainsKey(identity);

    /// <summary>Notes activities and how far the poll went; forgets those before the next poll's beginning.</summary>
    public void Advance(IEnumerable<(long Time, long Hash)> identities, long until, long forgetBefore)
    {
        foreach (var identity in identities) seen[identity] = true;
        foreach (var old in seen.Keys.TakeWhile(k => k.Time < forgetBefore).ToArray()) seen.Remove(old);
        Until = until;
    }

    /// <summary>As bytes, the same for the same content.</summary>
    public byte[] Write()
    {
        var bytes = new byte[8 + (seen.Count * 16)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Until);
        var at = 8;
        foreach (var (time, hash) in seen.Keys)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), time);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 8), hash);
            at += 16;
        }

        return bytes;
    }
}
