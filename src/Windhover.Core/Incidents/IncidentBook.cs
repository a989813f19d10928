using System.Text.Json;
using Windhover.Core.Detection;
using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Incidents;

/// <summary>
/// Joins alerts that share an entity within a day into incidents. An incident that is joined to an older one becomes part of it; an id, once
/// given, stays with the oldest. What is too weak for a person is kept as a draft: it is told as soon as others that join it make it strong enough.
/// </summary>
/// <param name="changed">Takes incidents that are new or have changed, by id.</param>
/// <param name="merged">Takes the ids of incidents that became part of another.</param>
internal sealed class IncidentBook(IDictionary<string, Incident> changed, ICollection<string> merged)
{
    private const long JoinWithin = 86_400_000;
    private readonly List<IncidentDraft> open = [];
    private readonly List<Incident> ended = [];

    /// <summary>Every incident, by the time of its detection, then by id.</summary>
    public IEnumerable<Incident> All => ended.Concat(open.Where(d => d.IsTold).Select(IncidentText.Write)).OrderBy(i => i.DetectedAt).ThenBy(i => i.IncidentId, StringComparer.Ordinal);

    /// <summary>Adds an alert to the incident that it belongs to.</summary>
    public void Add(Alert alert)
    {
        var matches = open.Where(d => d.Shares(alert)).ToList();
        var draft = matches.Find(d => d.IsTold) ?? (matches.Count > 0 ? matches[0] : Begin(alert));
        foreach (var other in matches.Where(d => d != draft))
        {
            draft.Absorb(other);
            open.Remove(other);
            if (!other.IsTold) continue;
            changed.Remove(other.IncidentId);
            merged.Add(other.IncidentId);
        }

        draft.Alerts.Add(alert);
        if (!draft.IsTold && !draft.BecomesTold(alert.Time)) return;
        changed[draft.IncidentId] = IncidentText.Write(draft);
    }

    /// <summary>Ends incidents that nothing joined for a day.</summary>
    public void Advance(long time)
    {
        for (var i = 0; i < open.Count;)
        {
            if (time - open[i].End <= JoinWithin)
            {
                i++;
                continue;
            }

            if (open[i].IsTold) ended.Add(IncidentText.Write(open[i]));
            open.RemoveAt(i);
        }
    }

    /// <summary>Writes the incidents.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("incidents");
        writer.Write<byte>(JsonSerializer.SerializeToUtf8Bytes(ended, IncidentJson.Default.ListIncident));
        writer.Write<byte>(JsonSerializer.SerializeToUtf8Bytes(open, IncidentJson.Default.ListIncidentDraft));
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("incidents");
        ended.AddRange(JsonSerializer.Deserialize(reader.ReadArray<byte>(), IncidentJson.Default.ListIncident)!);
        open.AddRange(JsonSerializer.Deserialize(reader.ReadArray<byte>(), IncidentJson.Default.ListIncidentDraft)!);
    }

    private IncidentDraft Begin(Alert alert)
    {
        var draft = new IncidentDraft { IncidentId = "in-" + StableHash.Of(alert.AlertId).ToString("x16", System.Globalization.CultureInfo.InvariantCulture), DetectedAt = alert.Time };
        open.Add(draft);
        return draft;
    }
}
