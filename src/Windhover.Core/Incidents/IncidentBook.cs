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
/// <param name="merged">Takes the incidents, told or not, that became part of another, in the order in which they did.</param>
/// <param name="judge">Says what to make of them.</param>
internal sealed class IncidentBook(IDictionary<string, Incident> changed, ICollection<MergedIncident> merged, IIncidentJudge judge)
{
    private const long JoinWithin = 86_400_000;
    private readonly List<IncidentDraft> open = [];
    private readonly List<Incident> ended = [];

    /// <summary>Every incident, by the time of its detection, then by id.</summary>
    public IEnumerable<Incident> All => ended.Concat(open.Where(d => d.IsTold).Select(IncidentText.Write)).OrderBy(i => i.DetectedAt).ThenBy(i => i.IncidentId, StringComparer.Ordinal);

    /// <summary>Adds alerts to the incidents that they belong to, and looks once at each of these.</summary>
    public void Add(params IReadOnlyList<Alert> alerts)
    {
        var touched = new List<IncidentDraft>();
        foreach (var alert in alerts)
        {
            var draft = Join(alert);
            if (!touched.Contains(draft)) touched.Add(draft);
        }

        foreach (var draft in touched.Where(open.Contains)) Look(draft, draft.End);
    }

    /// <summary>Notes what belongs to open incidents in the window that ends.</summary>
    public void Observe()
    {
        foreach (var draft in open) judge.Observe(draft);
    }

    /// <summary>Looks again at incidents whose time has come, and ends those that nothing joined for a day.</summary>
    public void Advance(long time)
    {
        for (var i = 0; i < open.Count;)
        {
            var isOver = time - open[i].End > JoinWithin;
            if (isOver || open[i].NextLook <= time) Look(open[i], time);
            if (!isOver)
            {
                i++;
                continue;
            }

            if (open[i].IsTold) ended.Add(IncidentText.Write(open[i]));
            open.RemoveAt(i);
        }
    }

    /// <summary>Has every open incident looked at when the window ends, because what people say of them has changed.</summary>
    public void LookSoon()
    {
        foreach (var draft in open) draft.NextLook = 0;
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

    private IncidentDraft Join(Alert alert)
    {
        var matches = open.Where(d => d.Shares(alert)).ToList();
        var draft = matches.Find(d => d.IsTold) ?? (matches.Count > 0 ? matches[0] : Begin(alert));
        foreach (var other in matches.Where(d => d != draft))
        {
            draft.Absorb(other);
            open.Remove(other);
            changed.Remove(other.IncidentId);
            judge.Forget(other.IncidentId);
            merged.Add(new(other.IncidentId, draft.IncidentId, alert.Time));
        }

        draft.Alerts.Add(alert);
        return draft;
    }

    private void Look(IncidentDraft draft, long time)
    {
        draft.Judgement = judge.Judge(draft, time);
        draft.PlanLook(time);
        if (!draft.IsTold) draft.BecomesTold(time);
        var incident = IncidentText.Write(draft);
        judge.Write(incident, draft.IsTold, time);
        if (draft.IsTold) changed[draft.IncidentId] = incident;
    }

    private IncidentDraft Begin(Alert alert)
    {
        var draft = new IncidentDraft { IncidentId = "in-" + StableHash.Of(alert.AlertId).ToString("x16", System.Globalization.CultureInfo.InvariantCulture), DetectedAt = alert.Time };
        open.Add(draft);
        return draft;
    }
}
