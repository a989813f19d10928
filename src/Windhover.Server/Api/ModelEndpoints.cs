using Microsoft.AspNetCore.Http.HttpResults;

namespace Windhover.Server.Api;

/// <summary>What the engine looks for.</summary>
internal static class ModelEndpoints
{
    internal static void MapModels(this RouteGroupBuilder api) =>
        api.MapGet("/models", List).WithName("list_models").WithTags("models").WithSummary("The models that run");

    private static Ok<ItemList<ModelSummary>> List(IReadOnlyList<ModelSummary> models) => TypedResults.Ok(new ItemList<ModelSummary>(models));
}
