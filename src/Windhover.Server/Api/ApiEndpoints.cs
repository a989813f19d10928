using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>All of the API, one file a resource.</summary>
internal static class ApiEndpoints
{
    internal const string Root = "/api/v1";

    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).ChecksQueries();
        api.MapSession();
        api.MapMe();
        api.MapStatus();
        api.MapIncidents();
        api.MapGraph();
        api.MapHandling();
        api.MapFeedback();
        api.MapAlerts();
        api.MapInvestigations();
        api.MapWording();
        api.MapExports();
        api.MapResponse();
        api.MapPolicy();
        api.MapEntities();
        api.MapEvents();
        api.MapConnections();
        api.MapHours();
        api.MapSearch();
        api.MapRecord();
        api.MapDays();
        api.MapModels();
        api.MapModelChanges();
        api.MapCoverage();
        api.MapAddresses();
        api.MapCollections();
        api.MapSources();
        api.MapOutputs();
        api.MapUsers();
        api.MapTokens();
        api.MapAudit();
        app.MapGet("/healthz", static () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.Map("/api/{**rest}", static () => Errors.Problems.NotFound("There is nothing at this address.")).ExcludeFromDescription();
    }
}
