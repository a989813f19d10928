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
        models.MapGet("", List).WithName("list_models").WithSummary("The models that run");
        models.MapGet("/{id}", Get).WithName("get_model").WithSummary("One model: its text, its samples, and how often it fired in the last 30 days on what")
            .Produces<ModelDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPost("/{id}/check", Check).WithName("check_model").WithSummary("Says whether an edited text of a model can be used, and how its samples go; nothing is kept")
            .RequireRole(Role.Analyst).Writes().Produces<ModelCheck>();
        var backtests = api.MapGroup("/backtests").WithTags("models");
        backtests.MapPost("", Start).WithName("start_backtest").WithSummary("Runs a model over the stored logs, from nothing, and counts what it would have done in the last 30 days; one at a time")
            .RequireRole(Role.Analyst).Writes(Caller.Required).Produces<BacktestView>();
        backtests.MapGet("/{id}", Look).WithName("get_backtest").WithSummary("How a backtest stands, and what it found").Produces<BacktestView>().ProducesProblem(StatusCodes.Status404NotFound);
        backtests.MapDelete("/{id}", Stop).WithName("stop_backtest").WithSummary("Stops a backtest").RequireRole(Role.Analyst).Writes(Caller.Required).Produces<BacktestView>();
    }

    private static Ok<ItemList<ModelSummary>> List(IReadOnlyList<ModelSummary> models) => TypedResults.Ok(new ItemList<ModelSummary>(models));

    private static IResult Get(string id, IReadOnlyList<ModelSummary> models, ModelPart part, IStateStore state, EstateClock clock)
    {
        if (part.Desk is not { } desk || desk.Find(id) is not { } model || models.FirstOrDefault(each => each.Id == id) is not { } summary) return Unknown(id);
        var now = clock.Now;
        return TypedResults.Ok(new ModelDetail
        {
            Model = summary,
            Yaml = model.Yaml,
            IsShipped = !Path.IsPathRooted(model.Place.File) && !File.Exists(model.Place.File),
            AsksPatternOfLife = model.AsksPatternOfLife,
            NextSteps = model.NextSteps,
            Tags = model.Tags,
            Samples = desk.Samples(model),
            Fired = ModelDesk.Firings(Fired(state, id, now - Period), (now - Period, now + 1)),
        });
    }

    private static IResult Check(string id, ModelText body, ModelPart part) => part.Desk?.Find(id) is null ? Unknown(id) : TypedResults.Ok(part.Desk.Check(id, body.Yaml));

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
