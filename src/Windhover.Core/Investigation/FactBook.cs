using System.Globalization;
using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>The facts of one investigation, each with its name.</summary>
internal sealed class FactBook
{
    private const int MostEvidence = 8;
    private const int MostAlerts = 20;
    private readonly List<Fact> facts = [];
    private readonly Dictionary<(string Text, FactQuery Query), string> ids = [];

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Fact> All => facts;

    /// <summary>Adds a fact; one that says the same and comes from the same is one.</summary>
    /// <returns>Its name.</returns>
    public string Add(string text, FactQuery query, IReadOnlyList<Alert> alerts)
    {
        if (ids.TryGetValue((text, query), out var same)) return same;
        var id = ids[(text, query)] = "f" + (facts.Count + 1).ToString(CultureInfo.InvariantCulture);
        facts.Add(new Fact
        {
            Id = id,
            Text = text,
            Query = query,
            Alerts = [.. alerts.Take(MostAlerts).Select(a => a.AlertId)],
            Evidence = [.. alerts.Take(MostAlerts).SelectMany(a => a.Evidence).Distinct().Take(MostEvidence)],
        });
        return id;
    }
}
