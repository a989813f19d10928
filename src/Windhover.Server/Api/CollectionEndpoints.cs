using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Sources;

namespace Windhover.Server.Api;

/// <summary>What is collected, and what could be.</summary>
internal static class CollectionEndpoints
{
    internal static void MapCollections(this RouteGroupBuilder api)
    {
        api.MapGet("/collections", List).WithName("list_collections").WithTags("collections").WithSummary("What is collected, where it was set up, and how it stands since the start");
        api.MapGet("/collectors", Collectors).WithName("list_collectors").WithTags("collections").WithSummary("Every way in which logs can be collected, with what it needs and what can be set");
    }

    private static Ok<ItemList<CollectionView>> List(Func<IReadOnlyList<CollectionSummary>> collections, SourcePart part) => TypedResults.Ok(new ItemList<CollectionView>(part.Desk?.List() ?? [.. collections().Select(CollectionView.OfConfiguration)]));

    private static Ok<ItemList<CollectorView>> Collectors(ServerParts parts) => TypedResults.Ok(new ItemList<CollectorView>([.. parts.Collectors.Select(CollectorView.Of)]));
}
