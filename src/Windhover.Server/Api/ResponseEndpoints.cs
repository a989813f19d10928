using Windhover.Core.Access;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;
using Windhover.Server.Security;

namespace Windhover.Server.Api;

/// <summary>What is done about incidents: the mode in force, the actions with their simulations, what people decide, and the audit log.</summary>
internal static class ResponseEndpoints
{
    private static readonly QueryParameter<string> Incident = Parameters.Text("incident", "Only of this incident.");
    private static readonly QueryParameter<string> Action = Parameters.Text("action", "Only of this action.");
    private static readonly QueryParameter<ActionStatus?> Status = Parameters.OneOf<ActionStatus>("status", "Only actions in this state.");

    internal static void MapResponse(this RouteGroupBuilder api)
    {
        var response = api.MapGroup("/response").WithTags("response");
        response.MapGet("", Summary).WithName("get_response").WithSummary("What the machine may do, what is set up, and how many actions stand").Produces<ResponseSummary>();
        response.MapGet("/mode", ModeAsync).WithName("get_response_mode").WithSummary("What may be done to one entity now, and which rule says so")
            .Takes(Parameters.Id).Produces<ModeInForce>().ProducesProblem(StatusCodes.Status404NotFound);
        response.MapGet("/actions", List).WithName("list_actions").WithSummary("Actions, newest first")
            .Takes(Incident, Parameters.Entity, Status, Parameters.Cursor, Parameters.Limit).Produces<Page<ActionRecord>>();
        response.MapGet("/actions/{id}", Get).WithName("get_action").WithSummary("One action: why, what exactly, what it would have cost, and how it stands")
            .Produces<ActionRecord>().ProducesProblem(StatusCodes.Status404NotFound);
        response.MapGet("/log", Log).WithName("list_response_log").WithSummary("The audit log: every decision and step, by person or machine, newest first")
            .Takes(Action, Incident, Parameters.Cursor, Parameters.Limit).Produces<Page<ActionEntry>>();
        Decision(response, "approve", "Applies a proposal, planned anew over the platform as it is now", (desk, id, by, version, ct) => desk.ApproveAsync(id, by, version, ct));
        Decision(response, "reject", "Says no to a proposal", (desk, id, by, version, ct) => desk.RejectAsync(id, by, version, ct));
        Decision(response, "revert", "Takes back what stands, before its time", (desk, id, by, version, ct) => desk.RevertAsync(id, by, version, ct));
        response.MapPost("/actions/{id}/end", EndAsync).WithName("end_action_at").WithSummary("Sets when an active action ends: later or sooner")
            .RequireRole(Role.Responder).Writes(Caller.Required, IfMatch.ActionHeader).Produces<ActionRecord>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void Decision(RouteGroupBuilder response, string verb, string summary, Func<IResponseDesk, string, string, long?, CancellationToken, Task<ActionRecord?>> decide) =>
        response.MapPost($"/actions/{{id}}/{verb}", (string id, HttpRequest request, ResponsePart part) => DecideAsync(id, request, part, (desk, by, version, ct) => decide(desk, id, by, version, ct)))
            .WithName($"{verb}_action").WithSummary(summary).RequireRole(Role.Responder).Writes(Caller.Required, IfMatch.ActionHeader).Produces<ActionRecord>().ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult Summary(ResponsePart part)
    {
        if (part.Desk is not { } desk) return TypedResults.Ok(new ResponseSummary { IsSetUp = false });
        var policy = desk.Policy;
        return TypedResults.Ok(new ResponseSummary
        {
            IsSetUp = true,
            Mode = policy.Mode,
            IsDryRun = policy.IsDryRun,
            Rules = [.. policy.Rules.Select(r => new ResponseRuleView(r.Name, r.Mode))],
            NeverTouch = [.. policy.NeverTouch.Names, .. policy.NeverTouch.Blocks.Select(b => b.ToString())],
            ActionsAnHour = policy.ActionsAnHour,
            EntitiesAtOnce = policy.EntitiesAtOnce,
            Collateral = policy.Collateral,
            Connections = [.. desk.Platforms.Connections.Select(c => new ResponseConnectionView(c.Name, c.Responder, [.. desk.Platforms.Ways.Where(w => w.Connection == c).Select(w => w.Action.Descriptor.Name)]))],
            Proposed = Count(desk, ActionStatus.Proposed),
            Active = Count(desk, ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending),
            Problems = desk.Store.In(ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending).Count(a => a.Problem.Length > 0),
        });
    }

    private static async Task<IResult> ModeAsync(HttpRequest request, ResponsePart part, IEngineView engine, CancellationToken cancellation)
    {
        var id = Parameters.Id.Read(request)!;
        if (await engine.DescribeAsync(id, cancellation) is not { } view) return Problems.NotFound($"There is no entity '{id}'.");
        return TypedResults.Ok(part.Desk is null ? new ModeInForce(ResponseMode.Off, "", "") : await part.Desk.ModeAsync(view.Entity, cancellation));
    }

    private static IResult List(HttpRequest request, ResponsePart part)
    {
        var cursor = Parameters.Cursor.Read(request);
        var query = new ActionQuery
        {
            IncidentId = Incident.Read(request), EntityId = Parameters.Entity.Read(request), Statuses = Status.Read(request) is { } status ? [status] : [], Cursor = cursor,
            Limit = Parameters.Limit.Read(request) ?? 50,
        };
        return TypedResults.Ok(part.Desk is null ? new Page<ActionRecord>([], null, 0) : QueryEndpoints.Page(cursor, () => part.Desk.Store.Actions(query)));
    }

    private static IResult Get(string id, ResponsePart part) => part.Desk?.Store.Action(id) is { } action ? TypedResults.Ok(action) : Unknown(id);

    private static IResult Log(HttpRequest request, ResponsePart part)
    {
        var (cursor, action, incident, limit) = (Parameters.Cursor.Read(request), Action.Read(request), Incident.Read(request), Parameters.Limit.Read(request) ?? 50);
        return TypedResults.Ok(part.Desk is null ? new Page<ActionEntry>([], null, 0) : QueryEndpoints.Page(cursor, () => part.Desk.Store.Log(action, incident, cursor, limit)));
    }

    private static Task<IResult> EndAsync(string id, EndRequest body, HttpRequest request, ResponsePart part) =>
        DecideAsync(id, request, part, (desk, by, version, ct) => desk.EndAtAsync(id, body.Until, by, version, ct));

    private static async Task<IResult> DecideAsync(string id, HttpRequest request, ResponsePart part, Func<IResponseDesk, string, long?, CancellationToken, Task<ActionRecord?>> decide)
    {
        var (by, version) = (Caller.Of(request), IfMatch.Read(request));
        if (part.Desk is not { } desk) return Unknown(id);
        try
        {
            return await decide(desk, by, version, request.HttpContext.RequestAborted) is { } action ? TypedResults.Ok(action) : Unknown(id);
        }
        catch (DecisionException refused)
        {
            return Problems.Conflict(refused.Message);
        }
    }

    private static int Count(IResponseDesk desk, params ActionStatus[] statuses) => desk.Store.In(statuses).Count;

    private static IResult Unknown(string id) => Problems.NotFound($"There is no action '{id}'.");
}
