using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Models;
using Windhover.Server.Query;
using Windhover.Server.Security;

namespace Windhover.Server.Api;

/// <summary>What the engine looks for.</summary>
internal static class ModelEndpoints
{
    private const long Period = 30 * 86_400_000L;
    private const int MostFirings = 5_000;

    internal static void MapModels(this RouteGroupBuilder api)
    {
        var models = api.MapGroup("/models").WithTags("models");
        models.MapGet("", List).WithName("list_models").WithSummary("All models, those that do not run too");
        models.MapGet("/{id}", Get).WithName("get_model").WithSummary("One model: its text, its samples, and how often it fired in the last 30 days on what")
            .Produces<ModelDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPost("/{id}/check", Check).WithName("check_model").RequireRole(Role.Analyst).WithSummary("Says whether the text of a model, edited or new, can be used, and how its samples go; nothing is kept")
            .Writes().Produces<ModelCheck>();
        var backtests = api.MapGroup("/backtests").WithTags("models");
        backtests.MapPost("", Start).WithName("start_backtest").RequireRole(Role.Analyst).WithSummary("Runs a model over the stored logs, from nothing, and counts what it would have done in the last 30 days; one at a time")
            .Writes(Caller.Required).Produces<BacktestView>();
        backtests.MapGet("/{id}", Look).WithName("get_backtest").WithSummary("How a backtest stands, and what it found").Produces<BacktestView>().ProducesProblem(StatusCodes.Status404NotFound);
        backtests.MapDelete("/{id}", Stop).WithName("stop_backtest").RequireRole(Role.Analyst).WithSummary("Stops a backtest").Writes(Caller.Required).Produces<BacktestView>();
    }

    private static Ok<ItemList<ModelSummary>> List(ModelPart part) => TypedResults.Ok(new ItemList<ModelSummary>(part.Desk?.Summaries() ?? []));

    private static IResult Get(string id, HttpResponse response, ModelPart part, IStateStore state, EstateClock clock)
    {
        if (part.Desk is not { } desk || desk.Find(id) is not { } model) return Unknown(id);
        var summary = desk.Summary(model);
        response.Headers.ETag = $"\"{summary.Version}\"";
        var now = clock.Now;
        return TypedResults.Ok(new ModelDetail
        {
            Model = summary,
            Yaml = model.Yaml,
            AsksPatternOfLife = model.AsksPatternOfLife,
            NextSteps = model.NextSteps,
            Tags = model.Tags,
            Samples = desk.Samples(model),
            Fired = ModelDesk.Firings(Fired(state, id, now - Period), (now - Period, now + 1)),
        });
    }

    private static IResult Check(string id, ModelText body, ModelPart part) => part.Desk is null ? Unknown(id) : TypedResults.Ok(part.Desk.Check(id, body.Yaml));

    private static IResult Start(BacktestRequest body, HttpRequest request, BacktestJobs jobs)
    {
        _ = Caller.Of(request);
        return jobs.Start(body) is { } job ? TypedResults.Ok(job) : Unknown(body.Model);
    }

    private static IResult Look(string id, BacktestJobs jobs) => jobs.Find(id) is { } job ? TypedResults.Ok(job) : NoJob(id);

    private static IResult Stop(string id, HttpRequest request, BacktestJobs jobs)
    {
        _ = Caller.Of(request);
        return jobs.Stop(id) is { } job ? TypedResults.Ok(job) : NoJob(id);
    }

    private static List<Alert> Fired(IStateStore state, string model, long since)
    {
        var fired = new List<Alert>();
        string? cursor = null;
        do
        {
            var page = state.Alerts(new() { Model = model, Cursor = cursor, Limit = Parameters.MaxLimit });
            fired.AddRange(page.Items.Where(alert => alert.Time >= since));
            cursor = page.Items.Count > 0 && page.Items[^1].Time >= since ? page.Next : null;
        }
        while (cursor is not null && fired.Count < MostFirings);
        return fired;
    }

    private static IResult Unknown(string id) => Problems.NotFound($"There is no model '{id}'.");

    private static IResult NoJob(string id) => Problems.NotFound($"There is no backtest '{id}'.");
}
