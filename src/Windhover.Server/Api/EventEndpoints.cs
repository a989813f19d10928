using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Stores;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Stored events.</summary>
internal static class EventEndpoints
{
    private static readonly QueryParameter<string>[] Fields =
    [
        Field("source"), Field("operation"), Field("service"), Field("outcome"), Field("error"), Field("account"), Field("region"), Field("agent"), Field("resource"), Field("related"), Field("credential"), Field("country"),
    ];

    internal static void MapEvents(this RouteGroupBuilder api) => api.MapGet("/events", List)
        .WithName("list_events").WithTags("events").WithSummary("Events, newest first")
        .Takes([Parameters.Entity, Parameters.Address, Parameters.From, Parameters.To, Parameters.Q, Parameters.Class, .. Fields, Parameters.Cursor, Parameters.Limit])
        .Produces<Page<EventRow>>();

    private static Ok<Page<EventRow>> List(HttpRequest request, ITelemetryStore telemetry)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in Fields) fields.Add(field, request);
        if (Parameters.Class.Read(request) is { } wanted) fields.Add(Parameters.Class.Name, wanted.ToString());
        var query = TelemetryRequest.Read(request, fields);
        return TypedResults.Ok(QueryEndpoints.Page(query.Cursor, () => telemetry.Events(query)));
    }

    private static QueryParameter<string> Field(string name) => Parameters.Text(name, $"Only events with exactly this {name}.");
}
