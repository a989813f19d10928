using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Live;
using Windhover.Server.Query;
using Windhover.Server.Security;

namespace Windhover.Server.Api;

/// <summary>What people marked as expected: remembered for that pattern and that entity, until it expires or is taken back.</summary>
internal static class FeedbackEndpoints
{
    private const long Day = 86_400_000;
    private static readonly QueryParameter<FeedbackState?> State = Parameters.OneOf<FeedbackState>("state", "Only feedback in this state.");
    private static readonly QueryParameter<string> Incident = Parameters.Text("incident", "Only feedback that came from this incident.");

    internal static void MapFeedback(this RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{id}/expected", Expect).WithTags("feedback").WithName("expect_incident")
            .WithSummary("Says that patterns in an incident are expected, for a number of days")
            .WithDescription("One feedback for each model and entity of the incident's alerts, or for those named. It says nothing of any other model or entity, and takes the place of what was said of the same before.")
            .RequireRole(Role.Analyst).Writes(Caller.Required).Produces<ItemList<FeedbackView>>();
        api.MapGet("/feedback", List).WithTags("feedback").WithName("list_feedback").WithSummary("What was marked as expected, newest first, and how often it applied")
            .Takes(State, Parameters.Entity, Incident).Produces<ItemList<FeedbackView>>();
        api.MapDelete("/feedback/{id}", Remove).WithTags("feedback").WithName("remove_feedback").WithSummary("Takes a feedback back; the list and the incident's history keep it")
            .RequireRole(Role.Analyst).Writes(Caller.Required).Produces<FeedbackView>();
    }

    private static async Task<IResult> Expect(string id, ExpectedRequest body, HttpRequest request, IStateStore state, IEngineView engine, LiveFeed live, EstateClock clock)
    {
        var by = Caller.Of(request);
        var reason = BodyText.Read("reason", body.Reason, BodyText.MostOfReason);
        var days = body.Days ?? ExpectedRequest.DefaultDays;
        if (days is < 1 or > ExpectedRequest.MostDays) return Problems.BadRequest("days", $"'days' must be a whole number from 1 to {ExpectedRequest.MostDays}.");
        if (state.Incident(id) is not { } incident) return IncidentEndpoints.Unknown(id);
        var patterns = incident.Alerts.Select(state.Alert).OfType<Alert>().DistinctBy(alert => (alert.Model, alert.Entity.Id)).ToList();
        if (body.Of is { } named)
        {
            if (named.FirstOrDefault(each => !patterns.Exists(p => Is(p, each))) is { } stray) return Problems.BadRequest("of", $"'of' names '{stray.Model}' of '{stray.Entity}', of which this incident has no alert.");
            patterns.RemoveAll(pattern => !named.Any(each => Is(pattern, each)));
        }

        if (patterns.Count == 0) return Problems.BadRequest("of", "'of' leaves no pattern to expect.");
        var now = clock.Now;
        List<Feedback> given = [.. patterns.Select(pattern => Make(pattern, id, reason, by, now, now + days * Day))];
        if (!state.AddFeedback(given)) return IncidentEndpoints.Unknown(id);
        await TellAsync(engine, live, state.Incident(id), request.HttpContext.RequestAborted);
        return TypedResults.Ok(new ItemList<FeedbackView>([.. given.Select(each => new FeedbackView(each, FeedbackState.InForce, 0, null))]));
    }

    private static async Task<Ok<ItemList<FeedbackView>>> List(HttpRequest request, IStateStore state, IEngineView engine, EstateClock clock, CancellationToken cancellation)
    {
        var (wanted, entity, incident) = (State.Read(request), Parameters.Entity.Read(request), Incident.Read(request));
        var views = await ViewsAsync(state, engine, clock, cancellation);
        return TypedResults.Ok(new ItemList<FeedbackView>(
        [
            .. views.Where(view => (wanted is null || view.State == wanted) && (entity is null || view.Feedback.Entity.Id == entity) && (incident is null || view.Feedback.IncidentId == incident)),
        ]));
    }

    private static async Task<IResult> Remove(string id, HttpRequest request, IStateStore state, IEngineView engine, LiveFeed live, EstateClock clock)
    {
        if (state.RemoveFeedback(id, Caller.Of(request), clock.Now) is not { } feedback) return Problems.NotFound($"There is no feedback '{id}'.");
        await TellAsync(engine, live, state.Incident(feedback.IncidentId), request.HttpContext.RequestAborted);
        var views = await ViewsAsync(state, engine, clock, request.HttpContext.RequestAborted);
        return views.FirstOrDefault(view => view.Feedback.FeedbackId == id) is { } view ? TypedResults.Ok(view) : Problems.NotFound($"There is no feedback '{id}'.");
    }

    private static async Task<IEnumerable<FeedbackView>> ViewsAsync(IStateStore state, IEngineView engine, EstateClock clock, CancellationToken cancellation)
    {
        var uses = (await engine.FeedbackUsesAsync(cancellation)).ToDictionary(use => use.FeedbackId, StringComparer.Ordinal);
        var now = clock.Now;
        return state.Feedback().Select(feedback =>
        {
            var use = uses.GetValueOrDefault(feedback.FeedbackId);
            var standing = feedback.RemovedAt is not null ? FeedbackState.Removed : feedback.ExpiresAt <= now ? FeedbackState.Expired : FeedbackState.InForce;
            return new FeedbackView(feedback, standing, use?.Alerts ?? 0, use?.LastTime);
        });
    }

    // What is stored counts even where the engine is just ending: it reads it when it starts again.
    private static async Task TellAsync(IEngineView engine, LiveFeed live, Incident? incident, CancellationToken cancellation)
    {
        try
        {
            await engine.TakeUpFeedbackAsync(cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        live.Publish([], incident is null ? [] : [incident]);
    }

    private static bool Is(Alert alert, ExpectedPattern pattern) => alert.Model == pattern.Model && alert.Entity.Id == pattern.Entity;

    private static Feedback Make(Alert pattern, string incidentId, string reason, string by, long now, long end) => new()
    {
        FeedbackId = "fb-" + StableHash.Of($"{pattern.Model}\n{pattern.Entity.Id}\n{now}").ToString("x16", CultureInfo.InvariantCulture),
        Model = pattern.Model,
        Entity = pattern.Entity,
        Reason = reason,
        By = by,
        Time = now,
        ExpiresAt = end,
        IncidentId = incidentId,
    };
}
