namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The sliding window of one key. Holds at most as many entries as the threshold counts: reaching it fires and empties it.</summary>
internal sealed class KeyWindow
{
    /// <summary>Latest event time seen, epoch milliseconds.</summary>
    public long Newest { get; set; } = long.MinValue;

    /// <summary>Silent for events before this time, epoch milliseconds.</summary>
    public long QuietUntil { get; set; } = long.MinValue;

    /// <summary>What is in the window, by time.</summary>
    public List<WindowEntry> Entries { get; } = [];

    /// <summary>Counts one record; an event older than the window, or one in the silence after a hit, changes nothing.</summary>
    /// <returns>True when the window holds as many as the threshold asks.</returns>
    public bool Add(Threshold threshold, ulong value, in ModelRecord record)
    {
        var span = (long)threshold.Within.TotalMilliseconds;
        if (record.Time < QuietUntil || (Newest != long.MinValue && record.Time <= Newest - span)) return false;
        Newest = Math.Max(Newest, record.Time);
        var past = 0;
        while (past < Entries.Count && Entries[past].Last.Time <= Newest - span) past++;
        Entries.RemoveRange(0, past);
        var known = threshold.Distinct.Length > 0 ? Find(value) : -1;
        var entry = new WindowEntry(value, record.Time, 1, record);
        if (known >= 0)
        {
            var old = Entries[known];
            Entries.RemoveAt(known);
            entry = new WindowEntry(value, Math.Min(old.FirstTime, record.Time), old.Records + 1, record.Time >= old.Last.Time ? record : old.Last);
        }

        var at = Entries.Count;
        while (at > 0 && Entries[at - 1].Last.Time > entry.Last.Time) at--;
        Entries.Insert(at, entry);
        return Entries.Count >= threshold.Count;
    }

    private int Find(ulong value)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Value == value) return i;
        }

        return -1;
    }

    /// <summary>Empties the window after it fired, and starts the silence.</summary>
    public void Quiet(Threshold threshold)
    {
        Entries.Clear();
        QuietUntil = Newest + (long)threshold.Within.TotalMilliseconds;
    }
}
