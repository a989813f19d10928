using Microsoft.AspNetCore.Http.HttpResults;

namespace Windhover.Server.Api;

/// <summary>How the server and its engine are.</summary>
internal static class StatusEndpoint
{
    internal static void MapStatus(this RouteGroupBuilder api) =>
        api.MapGet("/status", Get).WithName("get_status").WithTags("status").WithSummary("How the server and its engine are");

    private static Ok<ServerStatus> Get(StatusReport report) => TypedResults.Ok(report.Make());
}
