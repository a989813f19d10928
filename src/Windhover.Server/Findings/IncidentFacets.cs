using Windhover.Server.Api;
using Windhover.Server.Json;

namespace Windhover.Server.Findings;

/// <summary>By what incidents are counted and picked.</summary>
internal static class IncidentFacets
{
    /// <summary>Most values of one facet that are told.</summary>
    private const int MostValues = 12;

    /// <summary>Names of those that the index tells apart, as parameters of a request.</summary>
    internal static readonly string[] Indexed = ["severity", "verdict", "tactic", "provider", "account"];

    private static readonly string[] All = ["status", .. Indexed, "entity"];

    /// <summary>Counts each facet among the incidents that the filter leaves when that facet is left aside, so that the other values can be chosen instead.</summary>
    internal static IReadOnlyList<IncidentFacet> Count(IReadOnlyList<FoundIncident> incidents, IncidentFilter filter) =>
        [.. All.Select(name => new IncidentFacet(name, Values(name, incidents.Where(each => filter.Holds(each, but: name)))))];

    /// <summary>The values that one incident has of a facet.</summary>
    internal static IEnumerable<(string Value, string Label)> Of(string facet, FoundIncident found)
    {
        var incident = found.Incident;
        return facet switch
        {
            "status" => [Plain(Name(incident.Status))],
            "severity" => [Plain(Name(incident.Severity))],
            "verdict" => [Plain(Name(incident.Verdict))],
            "tactic" => incident.Attacks.Select(attack => attack.Tactic).Where(tactic => tactic.Length > 0).Distinct(StringComparer.Ordinal).Select(Plain),
            "provider" => found.Providers.Select(Plain),
            "account" => incident.Entities.Select(entity => entity.Account).Where(account => account.Length > 0).Distinct(StringComparer.Ordinal).Select(Plain),
            "entity" => incident.Entities.Select(entity => (entity.Id, entity.Name.Length > 0 ? entity.Name : entity.Id)).DistinctBy(entity => entity.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "There is no such facet"),
        };
    }

    private static List<FacetValue> Values(string name, IEnumerable<FoundIncident> incidents) =>
    [
        .. incidents.SelectMany(incident => Of(name, incident)).GroupBy(value => value.Value, StringComparer.Ordinal)
            .Select(group => new FacetValue(group.Key, group.First().Label, group.Count()))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(MostValues),
    ];

    private static (string Value, string Label) Plain(string value) => (value, value);

    private static string Name<T>(T value)
        where T : struct, Enum => SnakeCaseEnum<T>.Name(value);
}
