namespace Windhover.Lab.Truth;

/// <summary>One attack, or one benign look-alike, and every record that it left.</summary>
internal sealed class Story
{
    /// <summary>Unique in a run.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of attack.</summary>
    public required string Kind { get; init; }

    /// <summary>True for the benign look-alike.</summary>
    public required bool Twin { get; init; }

    /// <summary>0 loud to 1 patient.</summary>
    public required double Stealth { get; init; }

    /// <summary>True when its family is one that nobody tunes on.</summary>
    public bool HeldOut { get; init; }

    /// <summary>True when its family shows only over hours or days.</summary>
    public bool Slow { get; init; }

    /// <summary>One sentence for people.</summary>
    public string Text { get; set; } = "";

    /// <summary>Who is compromised, or acts.</summary>
    public List<StoryEntity> Entities { get; } = [];

    /// <summary>Who else is touched.</summary>
    public List<StoryEntity> Related { get; } = [];

    /// <summary>Outside addresses used.</summary>
    public SortedSet<string> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>ATT&amp;CK technique ids.</summary>
    public List<string> Techniques { get; } = [];

    /// <summary>Where its records are: file, then how many and which.</summary>
    public SortedDictionary<string, StoryRecords> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>Epoch milliseconds of the first record; long.MaxValue before there is one.</summary>
    public long Start { get; private set; } = long.MaxValue;

    /// <summary>Epoch milliseconds of the last record's end.</summary>
    public long End { get; private set; }

    /// <summary>Notes that something of the story was logged.</summary>
    public void Saw(long start, long end)
    {
        Start = Math.Min(Start, start);
        End = Math.Max(End, end);
    }

    /// <summary>Notes a record in a file; the id is "" where the format has none.</summary>
    public void Add(string file, string id)
    {
        if (!Records.TryGetValue(file, out var records)) Records.Add(file, records = new());
        records.Count++;
        if (id.Length > 0) records.Ids.Add(id);
    }
}
