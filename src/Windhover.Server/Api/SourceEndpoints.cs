using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;
using Windhover.Server.Security;
using Windhover.Server.Sources;
using Windhover.Server.Versions;

namespace Windhover.Server.Api;

/// <summary>Sources that are set up in the console: trying, saving, pausing and removing them. Each change is a version that stays; a secret goes in and never comes out.</summary>
internal static class SourceEndpoints
{
    internal static void MapSources(this RouteGroupBuilder api)
    {
        var sources = api.MapGroup("/collections").WithTags("collections").RequireRole(Role.Administrator);
        sources.MapPost("/try", TryAsync).WithName("try_collection").WithSummary("Says what a source can read and which permission it lacks, before it is saved; takes 90 seconds at most, changes nothing")
            .Writes(Caller.Required).Produces<SourceTrial>().ProducesProblem(StatusCodes.Status409Conflict);
        sources.MapGet("/{name}", Get).WithName("get_collection").WithSummary("A source that was set up in the console, with what is set; secrets by name only")
            .Produces<SourceView>().ProducesProblem(StatusCodes.Status404NotFound);
        sources.MapGet("/{name}/versions", Versions).WithName("list_collection_versions").WithSummary("Who changed a source, when and to what, newest first; also of one that was removed")
            .Produces<ItemList<SourceVersionView>>().ProducesProblem(StatusCodes.Status404NotFound);
        Change(sources.MapPut("/{name}", SaveAsync), "save_collection", "Saves a source, new or changed; it collects at once, unless it is paused");
        Change(sources.MapPost("/{name}/pause", (string name, HttpRequest request, SourcePart part) => PauseAsync(name, true, request, part)), "pause_collection", "Has a source rest; its place on the other side is kept");
        Change(sources.MapPost("/{name}/resume", (string name, HttpRequest request, SourcePart part) => PauseAsync(name, false, request, part)), "resume_collection", "Has a source collect again from where it was");
        sources.MapDelete("/{name}", RemoveAsync).WithName("remove_collection").WithSummary("Removes a source with its secrets; what it brought and its history stay")
            .Writes(Caller.Required, IfMatch.VersionHeader).Produces<ItemList<CollectionView>>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static void Change(RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary)
        .Writes(Caller.Required, IfMatch.VersionHeader).Produces<CollectionView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);

    private static IResult Get(string name, HttpResponse response, SourcePart part)
    {
        if (part.Desk?.Detail(name) is not { } found) return Unknown(name);
        response.Headers.ETag = $"\"{found.Collection.Version}\"";
        return TypedResults.Ok(found);
    }

    private static IResult Versions(string name, SourcePart part) => part.Desk?.Library.Versions(name) is { Count: > 0 } versions
        ? TypedResults.Ok(new ItemList<SourceVersionView>([.. versions.Reverse().Select(SourceVersionView.Of)]))
        : Unknown(name);

    private static Task<IResult> TryAsync(SourceTryRequest body, HttpRequest request, SourcePart part) => AnswerAsync(body.Name, request, part, async (desk, name, _) =>
    {
        var found = await desk.TryAsync(Draft(name, body.Collector, body.Settings, body.Secrets), request.HttpContext.RequestAborted);
        AuditNote.Set(request.HttpContext, name, $"tried with {body.Collector}: {(found.Works ? "it works" : "it does not work")}");
        return TypedResults.Ok(found);
    });

    private static Task<IResult> SaveAsync(string name, SourceSaveRequest body, HttpRequest request, SourcePart part) => AnswerAsync(name, request, part, async (desk, known, who) =>
    {
        var why = BodyText.Read("why", body.Why ?? "", BodyText.MostOfReason, isNeeded: false);
        var draft = Draft(known, body.Collector, body.Settings, body.Secrets);
        var version = await desk.SaveAsync(draft, IfMatch.Read(request), who, why, request.HttpContext.RequestAborted);
        var given = draft.Secrets.Count == 0 ? "" : $"; secrets given: {string.Join(", ", draft.Secrets.Keys)}";
        return Changed(request, desk, known, version, $"{body.Collector}, set: {Names(draft.Settings)}{given}{(why.Length > 0 ? $": {why}" : "")}");
    });

    private static Task<IResult> PauseAsync(string name, bool rests, HttpRequest request, SourcePart part) => AnswerAsync(name, request, part, async (desk, known, who) =>
        Changed(request, desk, known, await desk.PauseAsync(known, rests, IfMatch.Read(request), who, request.HttpContext.RequestAborted), rests ? "paused" : "goes on"));

    private static Task<IResult> RemoveAsync(string name, HttpRequest request, SourcePart part) => AnswerAsync(name, request, part, async (desk, known, who) =>
    {
        var version = await desk.RemoveAsync(known, IfMatch.Read(request), who, request.HttpContext.RequestAborted);
        AuditNote.Set(request.HttpContext, known, $"removed, version {version}");
        return TypedResults.Ok(new ItemList<CollectionView>(desk.List()));
    });

    private static IResult Changed(HttpRequest request, SourceDesk desk, string name, int version, string what)
    {
        AuditNote.Set(request.HttpContext, name, $"{what}, version {version}");
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        return TypedResults.Ok(desk.View(name));
    }

    private static async Task<IResult> AnswerAsync(string name, HttpRequest request, SourcePart part, Func<SourceDesk, string, string, Task<IResult>> answer)
    {
        var who = Caller.Of(request);
        if (part.Desk is not { } desk) return Problems.NotFound("No sources can be set up here.");
        try
        {
            return await answer(desk, desk.Checked(name), who);
        }
        catch (SourceRefusedException refused)
        {
            return refused.Part.Length > 0 ? Problems.BadRequest(refused.Part, refused.Message) : Problems.Conflict(refused.Message);
        }
        catch (OutdatedException outdated)
        {
            return Problems.Outdated(outdated.Message);
        }
        catch (KeyNotFoundException)
        {
            return Unknown(name);
        }
    }

    private static SourceDraft Draft(string name, string collector, IReadOnlyDictionary<string, string>? settings, IReadOnlyDictionary<string, string>? secrets) =>
        new(name, collector, settings ?? new Dictionary<string, string>(), secrets ?? new Dictionary<string, string>());

    private static string Names(IReadOnlyDictionary<string, string> settings) => settings.Values.Any(value => !string.IsNullOrWhiteSpace(value)) ? string.Join(", ", settings.Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => s.Key)) : "nothing";

    private static IResult Unknown(string name) => Problems.NotFound($"There is no source '{name}' that was set up in the console.");
}
