using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Investigations: one of everything that was ever alerted, told to a person or not.</summary>
internal static class InvestigationEndpoints
{
    private const long Day = 86_400_000;
    private const int MostAlerts = 1000;

    internal static void MapInvestigations(this RouteGroupBuilder api)
    {
        var investigations = api.MapGroup("/investigations").WithTags("investigations");
        investigations.MapGet("", List).WithName("list_investigations").WithSummary("Investigations without their work, last alert first")
            .Takes(Parameters.Cursor, Parameters.Limit, Parameters.Verdict, Parameters.Told, Parameters.Entity, Parameters.Alert)
            .Produces<Page<InvestigationSummary>>();
        investigations.MapGet("/counts", Counts).WithName("count_investigations")
            .WithSummary("How many alerts there are and are investigated, and how many investigations with which verdict")
            .Produces<InvestigationCounts>();
        investigations.MapGet("/ask", Ask).WithName("ask_investigation").RequireRole(Role.Analyst)
            .WithSummary("Investigates one entity and period now, alerted or not")
            .WithDescription("Over what the engine knows at this moment of event time, with the entity's alerts of the period; nothing is kept of it. The period is the last day unless given.")
            .Takes(Parameters.Id, Parameters.From, Parameters.To)
            .Produces<InvestigationReport>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        investigations.MapGet("/{incident_id}", Get).WithName("get_investigation")
            .WithSummary("The investigation of one incident, told or not, with its questions, facts and written account")
            .Produces<InvestigationReport>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Page<InvestigationSummary>> List(HttpRequest request, IStateStore state)
    {
        var query = new InvestigationQuery
        {
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 50,
            Verdict = Parameters.Verdict.Read(request),
            IsTold = Parameters.Told.Read(request),
            EntityId = Parameters.Entity.Read(request),
            AlertId = Parameters.Alert.Read(request),
        };
        var page = QueryEndpoints.Page(query.Cursor, () => state.Investigations(query));
        return TypedResults.Ok(new Page<InvestigationSummary>([.. page.Items.Select(InvestigationSummary.Of)], page.Next, page.Total));
    }

    private static Ok<InvestigationCounts> Counts(IStateStore state) => TypedResults.Ok(state.CountInvestigations());

    private static async Task<IResult> Ask(HttpRequest request, IEngineView engine, IStateStore state, CancellationToken cancellation)
    {
        var id = Parameters.Id.Read(request)!;
        var to = Parameters.To.Read(request) ?? engine.Status.LastEvent ?? 0;
        var from = Parameters.From.Read(request) ?? Math.Max(0, to - Day);
        if (from > to) return Problems.BadRequest("from", "'from' is after 'to'.");
        return await engine.InvestigateAsync(id, from, to, AlertsOf(state, id, from, to), cancellation) is { } report ? TypedResults.Ok(report) : Problems.NotFound($"There is no entity '{id}'.");
    }

    // Newest first, so that the period's are found without reading what is older.
    private static List<Alert> AlertsOf(IStateStore state, string entityId, long from, long to)
    {
        var found = new List<Alert>();
        for (string? cursor = null; found.Count < MostAlerts;)
        {
            var page = state.Alerts(new AlertQuery { EntityId = entityId, Cursor = cursor, Limit = Parameters.MaxLimit });
            found.AddRange(page.Items.Where(a => a.Time >= from && a.FirstTime <= to));
            if ((cursor = page.Next) is null || page.Items[^1].Time < from) break;
        }

        found.Reverse();
        return found;
    }

    private static IResult Get(string incident_id, IStateStore state) =>
        state.Investigation(incident_id) is { } report ? TypedResults.Ok(report) : Problems.NotFound($"There is no investigation of an incident '{incident_id}'.");
}
