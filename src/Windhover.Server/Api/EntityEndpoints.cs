using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Entities and their patterns of life.</summary>
internal static class EntityEndpoints
{
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only entities whose name, id or address holds this text, whatever the case.");

    internal static void MapEntities(this RouteGroupBuilder api)
    {
        var entities = api.MapGroup("/entities").WithTags("entities");
        entities.MapGet("", List).WithName("list_entities").WithSummary("Entities, last seen first")
            .Takes(Text, Parameters.Limit).Produces<ItemList<EntitySummary>>();
        entities.MapGet("/view", View).WithName("get_entity").WithSummary("The pattern of life of one entity")
            .WithDescription("The id is a query parameter because ids hold colons and slashes.")
            .Takes(Parameters.Id).Produces<EntityView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ItemList<EntitySummary>>> List(HttpRequest request, IEngineView engine, CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<EntitySummary>(await engine.EntitiesAsync(Text.Read(request), Parameters.Limit.Read(request) ?? 50, cancellation)));

    private static async Task<IResult> View(HttpRequest request, IEngineView engine, CancellationToken cancellation)
    {
        var id = Parameters.Id.Read(request)!;
        return await engine.DescribeAsync(id, cancellation) is { } view ? TypedResults.Ok(view) : Problems.NotFound($"There is no entity '{id}'.");
    }
}
