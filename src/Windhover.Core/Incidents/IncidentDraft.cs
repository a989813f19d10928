using Windhover.Core.Detection;

namespace Windhover.Core.Incidents;

/// <summary>An incident that still grows.</summary>
internal sealed class IncidentDraft
{
    private const long JoinWithin = 86_400_000;

    /// <summary>Id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Event time at which it was first raised, epoch milliseconds.</summary>
    public long DetectedAt { get; set; }

    /// <summary>True once it was strong enough to be told; it stays so.</summary>
    public bool IsTold { get; set; }

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
        IsTold = IncidentScore.Of(Alerts) >= IncidentScore.ToTell;
        if (IsTold) DetectedAt = time;
        return IsTold;
    }

    /// <summary>Takes over the alerts of a younger incident.</summary>
    public void Absorb(IncidentDraft other)
    {
        Alerts.AddRange(other.Alerts);
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
