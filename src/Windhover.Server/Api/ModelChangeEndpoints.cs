using Windhover.Core.Access;
using Windhover.Core.Detection.Rules;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Models;
using Windhover.Server.Query;
using Windhover.Server.Security;
using Windhover.Server.Versions;

namespace Windhover.Server.Api;

/// <summary>Changes of models: their text, where they run, and going back. Each is a version that stays.</summary>
internal static class ModelChangeEndpoints
{
    private const int MostPatterns = 200;
    private const int MostOfPattern = 500;

    internal static void MapModelChanges(this RouteGroupBuilder api)
    {
        var models = api.MapGroup("/models/{id}").WithTags("models");
        models.MapGet("/versions", Versions).WithName("list_model_versions").WithSummary("Who changed a model, when, why and to what, newest first; version 0 is how it came")
            .Produces<ItemList<ModelVersionView>>().ProducesProblem(StatusCodes.Status404NotFound);
        Change(models.MapPut("", SaveAsync), "save_model", "Saves the text of a model, or a new one, once it can be read and all its samples go as they should; the engine goes on with it");
        Change(models.MapPut("/scope", ScopeAsync), "set_model_scope", "Says where a model runs: everywhere, nowhere, or in some accounts or for some entities only");
        Change(models.MapPost("/restore", RestoreAsync), "restore_model", "Goes back to a version of a model, text and scope; version 0 takes back whatever was changed, which removes one that was written here");
    }

    private static void Change(RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary)
        .RequireRole(Role.Administrator).Writes(Caller.Required, IfMatch.VersionHeader).Produces<ModelChanged>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);

    private static IResult Versions(string id, ModelPart part)
    {
        if (part.Desk is not { } desk || (desk.Find(id) is null && desk.Library.VersionOf(id) == 0)) return Unknown(id);
        var versions = desk.Library.Versions(id).Reverse().Select(v => new ModelVersionView(v.Version, v.Time, v.Who, v.Why, v.Text ?? desk.Library.GivenText(id), desk.Library.ScopeIn(id, v)));
        return TypedResults.Ok(new ItemList<ModelVersionView>([.. versions, new ModelVersionView(0, 0, "", "", desk.Library.GivenText(id), null)]));
    }

    private static Task<IResult> SaveAsync(string id, ModelSaveRequest body, HttpRequest request, ModelPart part) =>
        ChangeAsync(id, "yaml", body.Why, request, part, isNew: true, now => now with { Text = body.Yaml }, "text");

    private static Task<IResult> ScopeAsync(string id, ModelScopeRequest body, HttpRequest request, ModelPart part)
    {
        var scope = new ModelScope(body.Run, Patterns("accounts", body.Accounts), Patterns("entities", body.Entities));
        var isNamed = scope.Accounts.Count + scope.Entities.Count > 0;
        if (body.Run == ModelReach.Only && !isNamed) throw new BadQueryException("accounts", "Name at least one account or entity for it to run in.");
        if (body.Run != ModelReach.Only && isNamed) throw new BadQueryException("run", "Accounts and entities go with 'only'.");
        return ChangeAsync(id, "run", body.Why, request, part, isNew: false, now => now with { Scope = scope }, $"runs {body.Run.ToString().ToLowerInvariant()}");
    }

    private static Task<IResult> RestoreAsync(string id, RestoreRequest body, HttpRequest request, ModelPart part)
    {
        var library = part.Desk?.Library;
        var version = library?.Versions(id).FirstOrDefault(v => v.Version == body.Version);
        if (library is null || (version is null && body.Version != 0) || library.VersionOf(id) == 0) return Task.FromResult(Problems.NotFound($"The model '{id}' has no version {body.Version}."));
        var then = version is null ? SavedModel.Nothing : new SavedModel(version.Text, library.ScopeIn(id, version));
        return ChangeAsync(id, "version", body.Why, request, part, isNew: true, _ => then, $"back to version {body.Version}");
    }

    private static async Task<IResult> ChangeAsync(string id, string parameter, string why, HttpRequest request, ModelPart part, bool isNew, Func<SavedModel, SavedModel> change, string what)
    {
        var (who, expected, reason) = (Caller.Of(request), IfMatch.Read(request), BodyText.Read("why", why, BodyText.MostOfReason));
        if (part.Desk is not { } desk || (!isNew && desk.Find(id) is null)) return Unknown(id);
        if (change(desk.Library.SavedOf(id)) == desk.Library.SavedOf(id)) return Problems.Conflict("That is how it is already: there is nothing to save.");
        try
        {
            var version = await desk.ChangeAsync(id, expected, who, reason, change);
            AuditNote.Set(request.HttpContext, id, $"{what}, version {version}: {reason}");
            request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
            return TypedResults.Ok(new ModelChanged(version, desk.IsInForce(id), desk.Find(id) is { } model ? desk.Summary(model) : null));
        }
        catch (ModelException wrong)
        {
            return Problems.BadRequest(parameter, ModelDesk.Words(wrong));
        }
        catch (OutdatedException outdated)
        {
            return Problems.Outdated(outdated.Message);
        }
    }

    private static IReadOnlyList<string> Patterns(string name, IReadOnlyList<string>? given)
    {
        if (given is not { Count: > 0 }) return [];
        if (given.Count > MostPatterns) throw new BadQueryException(name, $"'{name}' has {given.Count} entries; at most {MostPatterns} are kept.");
        return [.. given.Select(pattern => BodyText.Read(name, pattern ?? "", MostOfPattern)).Distinct(StringComparer.Ordinal)];
    }

    private static IResult Unknown(string id) => Problems.NotFound($"There is no model '{id}'.");
}
