using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Api;

/// <summary>What is collected.</summary>
internal static class CollectionEndpoints
{
    internal static void MapCollections(this RouteGroupBuilder api) =>
        api.MapGet("/collections", List).WithName("list_collections").WithTags("collections").WithSummary("What is collected, and how each collection stands since the start");

    private static Ok<ItemList<CollectionSummary>> List(Func<IReadOnlyList<CollectionSummary>> collections) => TypedResults.Ok(new ItemList<CollectionSummary>(collections()));
}
