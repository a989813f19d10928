using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Server.Findings;

namespace Windhover.Server.Api;

/// <summary>Whether today is a normal day.</summary>
internal static class DayEndpoints
{
    internal static void MapDays(this RouteGroupBuilder api) => api.MapGet("/days", List)
        .WithName("list_days").WithTags("status").WithSummary($"What each of the last {DayTotals.Days} times 24 hours brought, oldest first; the last one ends with the present hour");

    private static async Task<Ok<ItemList<DayTotal>>> List(DayTotals days, CancellationToken cancellation) => TypedResults.Ok(new ItemList<DayTotal>(await days.ReadAsync(cancellation)));
}
