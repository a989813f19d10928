using System.Text.Json;

namespace Windhover.Core.Running;

/// <summary>What became of every unit read: lines = events + ignored + dead letters, by construction of each source's own count.</summary>
internal sealed class RunTally
{
    /// <summary>Name under which units are counted that belong to no source.</summary>
    public const string Unrecognised = "(unrecognised)";

    /// <summary>By source name.</summary>
    public SortedDictionary<string, SourceTally> Sources { get; set; } = new(StringComparer.Ordinal);

    /// <summary>First event, epoch milliseconds; 0 for none.</summary>
    public long FirstEvent { get; set; }

    /// <summary>Last event, epoch milliseconds; 0 for none.</summary>
    public long LastEvent { get; set; }

    /// <summary>All events.</summary>
    public long Events => Sources.Values.Sum(s => s.Events);

    /// <summary>All ignored units.</summary>
    public long Ignored => Sources.Values.Sum(s => s.IgnoredTotal);

    /// <summary>All dead letters.</summary>
    public long DeadLetters => Sources.Values.Sum(s => s.DeadLetterTotal);

    /// <summary>The count of a source, new if need be.</summary>
    public SourceTally Of(string source)
    {
        if (!Sources.TryGetValue(source, out var tally)) Sources[source] = tally = new SourceTally();
        return tally;
    }

    /// <summary>As bytes, for a snapshot.</summary>
    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(this, RunTallyJson.Default.RunTally);

    /// <summary>From the bytes of <see cref="Save"/>.</summary>
    public static RunTally Restore(byte[] bytes) => JsonSerializer.Deserialize(bytes, RunTallyJson.Default.RunTally)!;
}
