using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Response.Policies;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Entities and their patterns of life.</summary>
internal static class EntityEndpoints
{
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only entities whose name, id, address or tag holds this text, whatever the case.");
    private static readonly QueryParameter<string> Tag = Parameters.Text("tag", "Only entities that bear this tag: `key=value` with `*` for any text in either, or a key alone for any value.");

    // An estate may have millions; those that were seen last are looked through.
    private const int MostLookedAt = 50_000;

    internal static void MapEntities(this RouteGroupBuilder api)
    {
        var entities = api.MapGroup("/entities").WithTags("entities");
        entities.MapGet("", List).WithName("list_entities").WithSummary("Entities, last seen first")
            .Takes(Text, Tag, Parameters.Limit).Produces<ItemList<EntitySummary>>();
        entities.MapGet("/view", View).WithName("get_entity").WithSummary("The pattern of life of one entity")
            .WithDescription("The id is a query parameter because ids hold colons and slashes.")
            .Takes(Parameters.Id).Produces<EntityView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ItemList<EntitySummary>>> List(HttpRequest request, IEngineView engine, ResponsePart part, CancellationToken cancellation)
    {
        var (limit, tag) = (Parameters.Limit.Read(request) ?? 50, Tag.Read(request));
        var found = await engine.EntitiesAsync(Text.Read(request), tag is null ? limit : MostLookedAt, cancellation);
        var tagged = found.Select(each => part.Desk is { Policy.Tags.Count: > 0 } desk ? each with { Tags = desk.Policy.TagsOf(each.Entity, each.Tags, time: null) } : each);
        return TypedResults.Ok(new ItemList<EntitySummary>([.. tagged.Where(each => tag is null || each.Tags.Any(t => TagCondition.Fits(tag, t))).Take(limit)]));
    }

    private static async Task<IResult> View(HttpRequest request, IEngineView engine, ResponsePart part, CancellationToken cancellation)
    {
        var id = Parameters.Id.Read(request)!;
        if (await engine.DescribeAsync(id, cancellation) is not { } view) return Problems.NotFound($"There is no entity '{id}'.");
        var given = part.Desk is { } desk ? desk.Policy.TagsOf(view.Entity, [], time: null) : [];
        return TypedResults.Ok(view with { Tags = [.. given, .. view.Tags] });
    }
}
