using Windhover.Core.Access;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Live;
using Windhover.Server.Query;
using Windhover.Server.Security;

namespace Windhover.Server.Api;

/// <summary>What people do with incidents: who works on one, what they say of it, why it is closed; and the history of all that.</summary>
internal static class HandlingEndpoints
{
    internal static void MapHandling(this RouteGroupBuilder api)
    {
        var incident = api.MapGroup("/incidents/{id}").WithTags("incidents");
        incident.MapPut("/status", SetStatus).WithName("set_incident_status").WithSummary("Closes an incident, with a reason, or opens it again")
            .RequireRole(Role.Analyst).Writes(Caller.Optional, IfMatch.Header).Produces<Incident>().ProducesProblem(StatusCodes.Status412PreconditionFailed);
        incident.MapPut("/assignee", Assign).WithName("assign_incident").WithSummary("Gives an incident to somebody, or to nobody")
            .RequireRole(Role.Analyst).Writes(Caller.Required, IfMatch.Header).Produces<Incident>().ProducesProblem(StatusCodes.Status412PreconditionFailed);
        incident.MapPost("/comments", Comment).WithName("comment_incident").WithSummary("Says something about an incident; what was said stays as it is")
            .RequireRole(Role.Analyst).Writes(Caller.Required).Produces<Incident>();
        incident.MapGet("/history", History).WithName("list_incident_history").WithSummary("What people did with an incident and what became part of it, newest first")
            .Takes(Parameters.Cursor, Parameters.Limit).Produces<Page<HandlingEntry>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult SetStatus(string id, StatusRequest body, HttpRequest request, IStateStore state, LiveFeed live, OutputPart outputs, EstateClock clock)
    {
        var isClosing = body.Status == IncidentStatus.Closed;
        if (!isClosing && (body.Reason is not null || body.Text is { Length: > 0 })) return Problems.BadRequest("reason", "'reason' and 'text' say why an incident is closed; leave them out to open it.");
        return Change(id, state, live, outputs, new()
        {
            Kind = isClosing ? HandlingKind.Closed : HandlingKind.Reopened,
            By = Caller.OrNobody(request),
            Time = clock.Now,
            IfVersion = IfMatch.Read(request),
            Reason = body.Reason,
            Text = BodyText.Read("text", body.Text ?? "", BodyText.MostOfReason, isNeeded: body.Reason == ClosingReason.Other),
        });
    }

    private static IResult Assign(string id, AssigneeRequest body, HttpRequest request, IStateStore state, LiveFeed live, OutputPart outputs, EstateClock clock) => Change(id, state, live, outputs, new()
    {
        Kind = HandlingKind.Assigned,
        By = Caller.Of(request),
        Time = clock.Now,
        IfVersion = IfMatch.Read(request),
        Assignee = Caller.Check("assignee", body.Assignee),
    });

    private static IResult Comment(string id, CommentRequest body, HttpRequest request, IStateStore state, LiveFeed live, OutputPart outputs, EstateClock clock) => Change(id, state, live, outputs, new()
    {
        Kind = HandlingKind.Commented,
        By = Caller.Of(request),
        Time = clock.Now,
        Text = BodyText.Read("text", body.Text, BodyText.MostOfComment),
    });

    private static IResult History(string id, HttpRequest request, IStateStore state)
    {
        var cursor = Parameters.Cursor.Read(request);
        var page = QueryEndpoints.Page(cursor, () => state.History(id, cursor, Parameters.Limit.Read(request) ?? 50));
        return page.Total == 0 && state.Incident(id) is null ? IncidentEndpoints.Unknown(id) : TypedResults.Ok(page);
    }

    private static IResult Change(string id, IStateStore state, LiveFeed live, OutputPart outputs, HandlingChange change)
    {
        var outcome = state.Handle(id, change);
        if (outcome == HandlingOutcome.Unknown || state.Incident(id) is not { } incident) return IncidentEndpoints.Unknown(id);
        if (outcome == HandlingOutcome.Outdated)
            return Problems.Outdated($"Somebody changed this incident meanwhile: it is at version {incident.Handling?.Version ?? 0}. Look at it again, then repeat.");
        live.Publish([], [incident]);
        outputs.Desk?.Look(incident);
        return TypedResults.Ok(incident);
    }
}
