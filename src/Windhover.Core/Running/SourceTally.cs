using Windhover.Core.Ingestion;

namespace Windhover.Core.Running;

/// <summary>What became of the units of one source.</summary>
internal sealed class SourceTally
{
    /// <summary>How many places of each reason are kept.</summary>
    public const int MostPlaces = 5;

    /// <summary>Files read.</summary>
    public int Files { get; set; }

    /// <summary>Units that became events.</summary>
    public long Events { get; set; }

    /// <summary>Last event, epoch milliseconds; 0 for none.</summary>
    public long LastEvent { get; set; }

    /// <summary>Events that came later than the source's lag allows.</summary>
    public long Late { get; set; }

    /// <summary>Well-formed units that are no event, by reason.</summary>
    public SortedDictionary<string, ReasonTally> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>Units that could not be read, by reason.</summary>
    public SortedDictionary<string, ReasonTally> DeadLetters { get; } = new(StringComparer.Ordinal);

    /// <summary>Collections that brought files of it, sorted.</summary>
    public List<string> Collections { get; } = [];

    /// <summary>Fields that files of it lack, by name.</summary>
    public SortedDictionary<string, MissingTally> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that its own manifests list.</summary>
    public ManifestTally Manifests { get; set; } = new();

    /// <summary>All ignored units.</summary>
    public long IgnoredTotal => Ignored.Values.Sum(r => r.Count);

    /// <summary>All dead letters.</summary>
    public long DeadLetterTotal => DeadLetters.Values.Sum(r => r.Count);

    /// <summary>Takes note of a file that a live run reads.</summary>
    /// <param name="file">Its display path: what collections bring lies under <see cref="SpoolWatch.Root"/>.</param>
    public void NoteOrigin(string file)
    {
        if (!file.StartsWith(SpoolWatch.Root, StringComparison.Ordinal)) return;
        var end = file.IndexOf('/', SpoolWatch.Root.Length);
        if (end < 0) return;
        var name = file[SpoolWatch.Root.Length..end];
        var place = Collections.BinarySearch(name, StringComparer.Ordinal);
        if (place < 0) Collections.Insert(~place, name);
    }

    /// <summary>Takes note of what one file lacks.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="file">Its path.</param>
    /// <param name="time">Its latest event, epoch milliseconds.</param>
    public void NoteMissing(IReadOnlyList<MissingField> fields, string file, long time)
    {
        foreach (var field in fields)
        {
            if (!Missing.TryGetValue(field.Field, out var tally)) Missing[field.Field] = tally = new MissingTally();
            if (time >= tally.Time) (tally.Time, tally.File, tally.Loses, tally.Fix) = (time, file, field.Loses, field.Fix);
        }
    }

    /// <summary>Counts a unit with a reason.</summary>
    public static void Count(SortedDictionary<string, ReasonTally> reasons, string reason, string file, long offset, long units = 1)
    {
        if (!reasons.TryGetValue(reason, out var tally)) reasons[reason] = tally = new ReasonTally();
        tally.Count += units;
        if (tally.Places.Count < MostPlaces) tally.Places.Add(new ReasonPlace(file, offset));
    }
}
