using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Server.Findings;

/// <summary>Which incidents: what the store can tell apart, and what only <see cref="FindingIndex"/> can.</summary>
internal sealed record IncidentFilter
{
    /// <summary>What the store can tell apart.</summary>
    internal required IncidentQuery Query { get; init; }

    /// <summary>Values by the name of the facet, as <see cref="IncidentFacets"/> knows them.</summary>
    internal required IReadOnlyDictionary<string, string> Facets { get; init; }

    /// <summary>True when an incident is meant, one facet left aside.</summary>
    /// <param name="found">The incident.</param>
    /// <param name="but">Name of the facet that does not count; "" for none.</param>
    internal bool Holds(FoundIncident found, string but = "")
    {
        var incident = found.Incident;
        var assignee = incident.Handling?.Assignee ?? "";
        return (but == "status" || Query.Status is not { } status || incident.Status == status)
            && (Query.MinSeverity is not { } least || incident.Severity >= least)
            && (but == "entity" || Query.EntityId is not { } entity || incident.Entities.Any(each => each.Id == entity))
            && (Query.Assignee is not { } who || assignee == who)
            && (Query.IsAssigned is not { } isAssigned || isAssigned == assignee.Length > 0)
            && (Query.Text is not { } text || Has(incident, text))
            && Facets.All(facet => facet.Key == but || IncidentFacets.Of(facet.Key, found).Any(value => value.Value == facet.Value));
    }

    private static bool Has(Incident incident, string text) =>
        incident.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || incident.Summary.Contains(text, StringComparison.OrdinalIgnoreCase);
}
