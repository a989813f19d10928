using Windhover.Core.Stores;
using Windhover.Server.Graph;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>The graph of an incident.</summary>
internal static class GraphEndpoint
{
    private const int UsualNodes = 60;
    private static readonly QueryParameter<bool?> All = Parameters.Flag("all", "Everybody that its entities dealt with, not only who alerts or facts speak of or who dealt with several of them. The default is `false`.");
    private static readonly QueryParameter<long?> Nodes = Parameters.Whole("nodes", $"At most this many nodes. The default is {UsualNodes}.", 2_000);

    internal static void MapGraph(this RouteGroupBuilder api) => api.MapGet("/incidents/{id}/graph", Get)
        .WithName("get_incident_graph").WithTags("incidents").WithSummary("Who and what is in an incident, and what passed between them while it lasted")
        .Takes(All, Nodes).Produces<IncidentGraph>().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Get(string id, HttpRequest request, IStateStore state, ITelemetryStore telemetry) => state.Incident(id) is { } incident
        ? TypedResults.Ok(new GraphMaker(state, telemetry, incident).Make(All.Read(request) ?? false, (int)(Nodes.Read(request) ?? UsualNodes)))
        : IncidentEndpoints.Unknown(id);
}
