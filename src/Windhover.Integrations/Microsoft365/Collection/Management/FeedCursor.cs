using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>How far a content type was listed, and what of it is neither landed nor given up. Safe for many threads.</summary>
internal sealed class FeedCursor
{
    private readonly Lock gate = new();

    /// <summary>Nothing before this is ever listed.</summary>
    public DateTimeOffset Floor { get; init; }

    /// <summary>The end of what was listed.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>What could not be fetched yet, by its id.</summary>
    [JsonInclude]
    private SortedDictionary<string, ContentBlob> Waiting { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What needs no look any more though nothing of it landed, by its id, and when it was created.</summary>
    [JsonInclude]
    private SortedDictionary<string, DateTimeOffset> Settled { get; set; } = new(StringComparer.Ordinal);

    /// <summary>A first one.</summary>
    public static FeedCursor At(DateTimeOffset beginning) => new() { Floor = beginning, Until = beginning };

    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing.</summary>
    public static FeedCursor? Read(byte[]? bytes)
    {
        if (bytes is null || JsonSerializer.Deserialize<FeedCursor>(bytes) is not { } read) return null;

        // What is read has the order of the machine's culture.
        (read.Waiting, read.Settled) = (new(read.Waiting, StringComparer.Ordinal), new(read.Settled, StringComparer.Ordinal));
        return read;
    }

    /// <summary>As bytes, the same for the same cursor.</summary>
    public byte[] Write()
    {
        lock (gate) return JsonSerializer.SerializeToUtf8Bytes(this);
    }

    /// <summary>What waits, in the order of its ids.</summary>
    public IReadOnlyList<ContentBlob> Left()
    {
        lock (gate) return [.. Waiting.Values];
    }

    /// <summary>True when a listing should pass over it: it waits, or was given up.</summary>
    public bool Knows(string id)
    {
        lock (gate) return Waiting.ContainsKey(id) || Settled.ContainsKey(id);
    }

    /// <summary>It is to be tried again.</summary>
    public void Wait(ContentBlob blob)
    {
        lock (gate) Waiting[blob.Id] = blob;
    }

    /// <summary>It has landed.</summary>
    public void Landed(ContentBlob blob)
    {
        lock (gate) Waiting.Remove(blob.Id);
    }

    /// <summary>There is nothing to have of it.</summary>
    public void Settle(ContentBlob blob)
    {
        lock (gate)
        {
            Waiting.Remove(blob.Id);
            Settled[blob.Id] = blob.Created;
        }
    }

    /// <summary>Forgets what no listing names any more.</summary>
    public void Forget(DateTimeOffset before)
    {
        lock (gate)
        {
            foreach (var (id, _) in Settled.Where(s => s.Value < before).ToArray()) Settled.Remove(id);
        }
    }
}
