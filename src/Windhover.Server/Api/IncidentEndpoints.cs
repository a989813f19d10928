using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Errors;
using Windhover.Server.Findings;
using Windhover.Server.Json;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Incidents: alerts that tell one story.</summary>
internal static class IncidentEndpoints
{
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only incidents with this text in their title or summary, whatever the case.");
    private static readonly QueryParameter<string> Assignee = Parameters.Text("assignee", "Only incidents that this person works on.");
    private static readonly QueryParameter<bool?> Assigned = Parameters.Flag("assigned", "Only incidents that somebody works on (`true`), or nobody (`false`).");

    private static readonly QueryParameter<string> Tactic = Parameters.Text("tactic", "Only incidents with this ATT&CK tactic, by its id.");
    private static readonly QueryParameter<string> Provider = Parameters.Text("provider", "Only incidents with an alert from a source whose name begins with this and a dot.");
    private static readonly QueryParameter<string> Account = Parameters.Text("account", "Only incidents with an entity of this account.");
    private static readonly QueryParameter<Severity?> Level = Parameters.OneOf<Severity>("severity", "Only incidents exactly this severe.");
    private static readonly QueryParameter<Verdict?> Conclusion = Parameters.OneOf<Verdict>("verdict", "Only incidents with this verdict.");

    internal static void MapIncidents(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapGet("", List).WithName("list_incidents").WithSummary("Incidents, newest first")
            .Takes(Parameters.Cursor, Parameters.Limit, Parameters.Status, Parameters.MinSeverity, Parameters.Entity, Text, Assignee, Assigned, Level, Conclusion, Tactic, Provider, Account)
            .Produces<Page<Incident>>();
        incidents.MapGet("/facets", Facets).WithName("count_incidents").WithSummary($"How many of the newest {FindingIndex.MostIncidents} incidents there are of each severity, verdict, tactic, provider, account, entity and status")
            .WithDescription("Each is counted among what the other conditions leave.")
            .Takes(Parameters.Status, Parameters.MinSeverity, Parameters.Entity, Text, Assignee, Assigned, Level, Conclusion, Tactic, Provider, Account)
            .Produces<ItemList<IncidentFacet>>();
        incidents.MapGet("/{id}", Get).WithName("get_incident").WithSummary("One incident")
            .Produces<Incident>().ProducesProblem(StatusCodes.Status404NotFound);
        incidents.MapGet("/{id}/alerts", Alerts).WithName("list_incident_alerts").WithSummary("The alerts of one incident, in time order")
            .Produces<ItemList<Alert>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Page<Incident>> List(HttpRequest request, IStateStore state, FindingIndex index)
    {
        var filter = Filter(request);
        var query = filter.Query with { Cursor = Parameters.Cursor.Read(request), Limit = Parameters.Limit.Read(request) ?? 50 };
        return TypedResults.Ok(QueryEndpoints.Page(query.Cursor, () => filter.Facets.Count == 0 ? state.Incidents(query) : IndexedPage.Of(index.Incidents, filter with { Query = query })));
    }

    private static Ok<ItemList<IncidentFacet>> Facets(HttpRequest request, FindingIndex index) =>
        TypedResults.Ok(new ItemList<IncidentFacet>(IncidentFacets.Count(index.Incidents, Filter(request))));

    private static IncidentFilter Filter(HttpRequest request)
    {
        var facets = new Dictionary<string, string>();
        facets.Add(Level, request, value => SnakeCaseEnum<Severity>.Name(value!.Value));
        facets.Add(Conclusion, request, value => SnakeCaseEnum<Verdict>.Name(value!.Value));
        foreach (var parameter in (QueryParameter<string>[])[Tactic, Provider, Account]) facets.Add(parameter, request);
        return new()
        {
            Facets = facets,
            Query = new()
            {
                Status = Parameters.Status.Read(request),
                MinSeverity = Parameters.MinSeverity.Read(request),
                EntityId = Parameters.Entity.Read(request),
                Text = Text.Read(request),
                Assignee = Assignee.Read(request),
                IsAssigned = Assigned.Read(request),
            },
        };
    }

    private static IResult Get(string id, IStateStore state) => state.Incident(id) is { } incident ? TypedResults.Ok(incident) : Unknown(id);

    private static IResult Alerts(string id, IStateStore state)
    {
        if (state.Incident(id) is not { } incident) return Unknown(id);
        Alert[] alerts = [.. incident.Alerts.Select(state.Alert).OfType<Alert>().OrderBy(alert => alert.Time).ThenBy(alert => alert.AlertId, StringComparer.Ordinal)];
        return TypedResults.Ok(new ItemList<Alert>(alerts));
    }

    /// <summary>There is no such incident.</summary>
    internal static IResult Unknown(string id) => Problems.NotFound($"There is no incident '{id}'.");
}
