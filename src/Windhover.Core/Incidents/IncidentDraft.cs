using Windhover.Core.Detection;

namespace Windhover.Core.Incidents;

/// <summary>An incident that still grows.</summary>
internal sealed class IncidentDraft
{
    private const long JoinWithin = 86_400_000;
    private static readonly long[] Looks = [1, 3_600_000, 6 * 3_600_000];

    /// <summary>Id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Event time at which it was first raised, epoch milliseconds.</summary>
    public long DetectedAt { get; set; }

    /// <summary>True once it was strong enough to be told; it stays so.</summary>
    public bool IsTold { get; set; }

    /// <summary>What was made of it when it was last looked at.</summary>
    public Judgement? Judgement { get; set; }

    /// <summary>When it is looked at again though nothing joined it, epoch milliseconds.</summary>
    public long NextLook { get; set; }

    /// <summary>What its entities were seen with while it is open.</summary>
    public List<TrailValue> Trail { get; init; } = [];

    /// <summary>Its alerts.</summary>
    public List<Alert> Alerts { get; init; } = [];

    /// <summary>Time of its last alert, epoch milliseconds.</summary>
    public long End => Alerts.Count == 0 ? DetectedAt : Alerts.Max(a => a.Time);

    /// <summary>True when an alert belongs to it: the same entity, one that stands beside it, or the same rare address, within a day.</summary>
    public bool Shares(Alert alert) => alert.Time - End <= JoinWithin && Alerts.Exists(a => Touches(a, alert));

    /// <summary>Looks whether it is strong enough to be told now.</summary>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public bool BecomesTold(long time)
    {
        IsTold = IncidentScore.Of(Alerts, Judgement) >= IncidentScore.ToTell;
        if (IsTold) DetectedAt = time;
        return IsTold;
    }

    /// <summary>Plans the next look: at the end of the window, after an hour, six, and when it ends.</summary>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public void PlanLook(long time)
    {
        var end = End;
        foreach (var later in Looks)
        {
            NextLook = end + later;
            if (NextLook > time) return;
        }

        NextLook = long.MaxValue;
    }

    /// <summary>Takes over the alerts of a younger incident.</summary>
    public void Absorb(IncidentDraft other)
    {
        Alerts.AddRange(other.Alerts);
        var noted = Trail.Select(t => (t.Entity, t.Feature, t.Hash)).ToHashSet();
        Trail.AddRange(other.Trail.Where(t => noted.Add((t.Entity, t.Feature, t.Hash))));
        Alerts.Sort((a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : string.CompareOrdinal(a.AlertId, b.AlertId));
        if (other.IsTold == IsTold) DetectedAt = Math.Min(DetectedAt, other.DetectedAt);
    }

    private static bool Touches(Alert a, Alert b) =>
        a.Entity.Id == b.Entity.Id
        || a.Related.Any(r => r.Id == b.Entity.Id)
        || b.Related.Any(r => r.Id == a.Entity.Id)
        || a.Related.Any(r => b.Related.Any(o => o.Id == r.Id))
        || a.Addresses.Any(b.Addresses.Contains);
}
