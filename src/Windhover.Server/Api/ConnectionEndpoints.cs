using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Stores;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Who talked to whom.</summary>
internal static class ConnectionEndpoints
{
    internal static void MapConnections(this RouteGroupBuilder api) => api.MapGet("/connections", List)
        .WithName("list_connections").WithTags("connections").WithSummary("Connections added up over the period, most bytes first")
        .Takes(Parameters.Entity, Parameters.Address, Parameters.From, Parameters.To, Parameters.Q, Parameters.Port, Parameters.Protocol, Parameters.Peer, Parameters.Cursor, Parameters.Limit)
        .Produces<Page<ConnectionRow>>();

    private static Ok<Page<ConnectionRow>> List(HttpRequest request, ITelemetryStore telemetry)
    {
        var fields = new Dictionary<string, string>();
        fields.Add(Parameters.Port, request);
        fields.Add(Parameters.Protocol, request);
        fields.Add(Parameters.Peer, request);
        var query = TelemetryRequest.Read(request, fields);
        return TypedResults.Ok(QueryEndpoints.Page(query.Cursor, () => telemetry.Connections(query)));
    }
}
