using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Incidents: alerts that tell one story.</summary>
internal static class IncidentEndpoints
{
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only incidents with this text in their title or summary, whatever the case.");
    private static readonly QueryParameter<string> Assignee = Parameters.Text("assignee", "Only incidents that this person works on.");
    private static readonly QueryParameter<bool?> Assigned = Parameters.Flag("assigned", "Only incidents that somebody works on (`true`), or nobody (`false`).");

    internal static void MapIncidents(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapGet("", List).WithName("list_incidents").WithSummary("Incidents, newest first")
            .Takes(Parameters.Cursor, Parameters.Limit, Parameters.Status, Parameters.MinSeverity, Parameters.Entity, Text, Assignee, Assigned)
            .Produces<Page<Incident>>();
        incidents.MapGet("/{id}", Get).WithName("get_incident").WithSummary("One incident")
            .Produces<Incident>().ProducesProblem(StatusCodes.Status404NotFound);
        incidents.MapGet("/{id}/alerts", Alerts).WithName("list_incident_alerts").WithSummary("The alerts of one incident, in time order")
            .Produces<ItemList<Alert>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Page<Incident>> List(HttpRequest request, IStateStore state)
    {
        var query = new IncidentQuery
        {
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 50,
            Status = Parameters.Status.Read(request),
            MinSeverity = Parameters.MinSeverity.Read(request),
            EntityId = Parameters.Entity.Read(request),
            Text = Text.Read(request),
            Assignee = Assignee.Read(request),
            IsAssigned = Assigned.Read(request),
        };
        return TypedResults.Ok(QueryEndpoints.Page(query.Cursor, () => state.Incidents(query)));
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
