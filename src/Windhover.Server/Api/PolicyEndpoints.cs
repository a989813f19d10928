using Windhover.Core.Access;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Policies;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Policies;
using Windhover.Server.Query;
using Windhover.Server.Security;
using Windhover.Server.Versions;

namespace Windhover.Server.Api;

/// <summary>The policy of the response: what it says, whom it is for, and changing it. The machine never gets to act by itself without somebody having confirmed on whom.</summary>
internal static class PolicyEndpoints
{
    // An estate may have millions; those that were seen last tell what a rule is for.
    private const int MostEntities = 50_000;

    internal static void MapPolicy(this RouteGroupBuilder api)
    {
        var policy = api.MapGroup("/response/policy").WithTags("response");
        policy.MapGet("", Get).WithName("get_policy").WithSummary("The policy that holds, and whether it is that of the configuration").Produces<PolicyView>().ProducesProblem(StatusCodes.Status404NotFound);
        policy.MapGet("/versions", Versions).WithName("list_policy_versions").WithSummary("Who changed the policy, when, why and to what, newest first; version 0 is that of the configuration")
            .Produces<ItemList<PolicyVersionView>>().ProducesProblem(StatusCodes.Status404NotFound);
        policy.MapPost("/preview", PreviewAsync).WithName("preview_policy").RequireRole(Role.Analyst).WithSummary("Says whether a policy can be used, and which of the entities seen last each rule is for; nothing is kept")
            .Writes().Produces<PolicyPreview>();
        policy.MapPut("", SaveAsync).WithName("save_policy").RequireRole(Role.Administrator).WithSummary("Saves a policy, or goes back to that of the configuration; it holds from the next decision on")
            .Writes(Caller.Required, IfMatch.VersionHeader).Produces<PolicyView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static IResult Get(HttpResponse response, PolicyPart part)
    {
        if (part.Library is not { } library) return NotSetUp();
        response.Headers.ETag = $"\"{library.Version}\"";
        return TypedResults.Ok(View(library));
    }

    private static IResult Versions(PolicyPart part)
    {
        if (part.Library is not { } library) return NotSetUp();
        var given = PolicyBodies.Of(library.Given);
        var saved = library.Versions.Reverse().Select(v => new PolicyVersionView(v.Version, v.Time, v.Who, v.Why, v.Text is null, Read(v.Text) is { } policy ? PolicyBodies.Of(policy) : null, v.Text ?? PolicyText.Write(given)));
        return TypedResults.Ok(new ItemList<PolicyVersionView>([.. saved, new PolicyVersionView(0, 0, "", "", true, given, PolicyText.Write(given))]));
    }

    private static async Task<IResult> PreviewAsync(PolicyBody body, PolicyPart part, IEngineView engine, TimeProvider clock, CancellationToken cancellation)
    {
        if (part.Library is null) return NotSetUp();
        var yaml = PolicyText.Write(body);
        try
        {
            var policy = PolicyReader.Read("policy.yaml", yaml);
            return TypedResults.Ok(new PolicyPreview("", yaml, await CoverAsync(policy, engine, clock, cancellation), Autonomous(policy)));
        }
        catch (ModelException wrong)
        {
            return TypedResults.Ok(new PolicyPreview(PolicyText.Words(yaml, wrong), yaml, null, []));
        }
    }

    private static async Task<IResult> SaveAsync(PolicySaveRequest body, HttpRequest request, PolicyPart part, ResponsePart response, IEngineView engine, TimeProvider clock)
    {
        var (who, expected, why) = (Caller.Of(request), IfMatch.Read(request), BodyText.Read("why", body.Why, BodyText.MostOfReason));
        if (part.Library is not { } library || response.Desk is not { } desk) return NotSetUp();
        var yaml = body.Policy is null ? null : PolicyText.Write(body.Policy);
        if (yaml is null ? library.IsGiven : !library.IsGiven && yaml == PolicyText.Write(PolicyBodies.Of(library.Current))) return Problems.Conflict("That is the policy in force already: there is nothing to save.");
        try
        {
            var policy = yaml is null ? library.Given : PolicyReader.Read("policy.yaml", yaml);
            var cover = await CoverAsync(policy, engine, clock, request.HttpContext.RequestAborted);
            if (Unconfirmed(policy, cover, body.Confirmed) is { } refusal) return Problems.Conflict(refusal);
            var version = library.Change(expected, who, why, yaml);
            desk.TakeUp(library.Current);
            AuditNote.Set(request.HttpContext, yaml is null ? "the policy of the configuration" : "policy", $"version {version}: {why}{Told(policy, cover)}");
            request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
            return TypedResults.Ok(View(library));
        }
        catch (ModelException wrong)
        {
            return Problems.BadRequest("policy", PolicyText.Words(yaml ?? "", wrong));
        }
        catch (OutdatedException outdated)
        {
            return Problems.Outdated(outdated.Message);
        }
    }

    private static string? Unconfirmed(ResponsePolicy policy, PolicyCover cover, PolicyConfirmation? confirmed)
    {
        var rules = Autonomous(policy);
        if (rules.Count == 0 || (confirmed is not null && confirmed.Rules.SequenceEqual(rules, StringComparer.Ordinal) && confirmed.Entities >= cover.Autonomous)) return null;
        var names = string.Join(", ", rules.Select(rule => rule.Length > 0 ? $"'{rule}'" : "what holds where no rule does"));
        return $"This lets Windhover act by itself on {cover.Autonomous} entities, by {names}. {(confirmed is null ? "Confirm that." : "That is not what was confirmed: look again, then confirm it.")}";
    }

    private static string Told(ResponsePolicy policy, PolicyCover cover) => Autonomous(policy) is { Count: > 0 } rules ? $"; acts by itself on {cover.Autonomous} entities, by {string.Join(", ", rules)}" : "";

    private static IReadOnlyList<string> Autonomous(ResponsePolicy policy) => policy.IsDryRun
        ? []
        : [.. policy.Rules.Where(rule => rule.Mode == ResponseMode.Autonomous).Select(rule => rule.Name), .. policy.Mode == ResponseMode.Autonomous ? [""] : Array.Empty<string>()];

    private static async Task<PolicyCover> CoverAsync(ResponsePolicy policy, IEngineView engine, TimeProvider clock, CancellationToken cancellation)
    {
        var entities = await engine.EntitiesAsync(null, MostEntities, cancellation);
        return PolicyCover.Of(policy, [.. entities.Select(each => (each.Entity, each.Group, each.Tags))], clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static PolicyView View(PolicyLibrary library)
    {
        var policy = PolicyBodies.Of(library.Current);
        return new(library.Version, library.IsGiven, policy, PolicyText.Write(policy));
    }

    // An old version is shown as it was written, even if this program could not go by it any more.
    private static ResponsePolicy? Read(string? yaml)
    {
        try
        {
            return yaml is null ? null : PolicyReader.Read("policy.yaml", yaml);
        }
        catch (ModelException)
        {
            return null;
        }
    }

    private static IResult NotSetUp() => Problems.NotFound("There is no response here: the configuration names no policy.");
}
