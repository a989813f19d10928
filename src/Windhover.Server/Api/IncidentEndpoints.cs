using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Errors;
using Windhover.Server.Live;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Incidents: alerts that tell one story.</summary>
internal static class IncidentEndpoints
{
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only incidents with this text in their title or summary, whatever the case.");

    internal static void MapIncidents(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapGet("", List).WithName("list_incidents").WithSummary("Incidents, newest first")
            .Takes(Parameters.Cursor, Parameters.Limit, Parameters.Status, Parameters.MinSeverity, Parameters.Entity, Text)
            .Produces<Page<Incident>>();
        incidents.MapGet("/{id}", Get).WithName("get_incident").WithSummary("One incident")
            .Produces<Incident>().ProducesProblem(StatusCodes.Status404NotFound);
        incidents.MapGet("/{id}/alerts", Alerts).WithName("list_incident_alerts").WithSummary("The alerts of one incident, in time order")
            .Produces<ItemList<Alert>>().ProducesProblem(StatusCodes.Status404NotFound);
        incidents.MapPut("/{id}/status", SetStatus).WithName("set_incident_status").WithSummary("Closes or reopens an incident")
            .Produces<Incident>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
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

    private static IResult SetStatus(string id, StatusRequest body, IStateStore state, LiveFeed live)
    {
        if (!state.SetStatus(id, body.Status) || state.Incident(id) is not { } incident) return Unknown(id);
        live.Publish([], [incident]);
        return TypedResults.Ok(incident);
    }

    private static IResult Unknown(string id) => Problems.NotFound($"There is no incident '{id}'.");
}
