using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Stores;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>How much there was, hour by hour.</summary>
internal static class HourEndpoints
{
    internal static void MapHours(this RouteGroupBuilder api) => api.MapGet("/hours", List)
        .WithName("list_hours").WithTags("hours").WithSummary("Bytes, connections and events per hour, oldest first; hours with nothing are absent")
        .Takes(Parameters.Entity, Parameters.Address, Parameters.From, Parameters.To, Parameters.Q)
        .Produces<ItemList<HourTotal>>();

    private static Ok<ItemList<HourTotal>> List(HttpRequest request, ITelemetryStore telemetry) =>
        TypedResults.Ok(new ItemList<HourTotal>(telemetry.Hours(TelemetryRequest.Read(request, []))));
}
