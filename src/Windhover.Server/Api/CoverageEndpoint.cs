using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Outputs;

namespace Windhover.Server.Api;

/// <summary>What the logs bring and what they leave out.</summary>
internal static class CoverageEndpoint
{
    internal static void MapCoverage(this RouteGroupBuilder api) =>
        api.MapGet("/coverage", Get).WithName("get_coverage").WithTags("status")
            .WithSummary("What every source brings, how late, and what no log covers, with the setting that would change it");

    private static async Task<Ok<CoverageReport>> Get(IEngineView engine, CancellationToken cancellation) => TypedResults.Ok(await engine.CoverageAsync(cancellation));
}
