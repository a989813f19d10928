using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Api;

/// <summary>What is collected, and what could be.</summary>
internal static class CollectionEndpoints
{
    internal static void MapCollections(this RouteGroupBuilder api)
    {
        api.MapGet("/collections", List).WithName("list_collections").WithTags("collections").WithSummary("What is collected, and how each collection stands since the start");
        api.MapGet("/collectors", Collectors).WithName("list_collectors").WithTags("collections").WithSummary("Every way in which logs can be collected, with what it needs and what can be set");
    }

    private static Ok<ItemList<CollectionSummary>> List(Func<IReadOnlyList<CollectionSummary>> collections) => TypedResults.Ok(new ItemList<CollectionSummary>(collections()));

    private static Ok<ItemList<CollectorView>> Collectors(ServerParts parts) => TypedResults.Ok(new ItemList<CollectorView>([.. parts.Collectors.Select(CollectorView.Of)]));
}
