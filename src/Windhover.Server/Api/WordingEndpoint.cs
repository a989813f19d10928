using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Stores;
using Windhover.Server.Errors;
using Windhover.Server.Wording;

namespace Windhover.Server.Api;

/// <summary>What a language model made of an account; apart from the investigation, which is what it is without it.</summary>
internal static class WordingEndpoint
{
    internal static void MapWording(this RouteGroupBuilder api) =>
        api.MapGet("/investigations/{incident_id}/wording", Get).WithName("get_investigation_wording").WithTags("investigations")
            .WithSummary("The written account of one investigation in a language model's words, checked against its facts")
            .WithDescription("Off unless a language model is configured. The original is the `account` of the investigation; nothing is decided by this text, and exports do not hold it. One that was made from an earlier account is not shown.")
            .Produces<InvestigationWording>().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Get(string incident_id, IStateStore state, WordingPart part)
    {
        if (state.Investigation(incident_id) is not { } report) return Problems.NotFound($"There is no investigation of an incident '{incident_id}'.");
        return TypedResults.Ok(part.Desk is { } desk ? Of(report, state.Wording(incident_id), desk) : new InvestigationWording { State = WordingState.Off });
    }

    // Checked again each time: the check of this version counts, not that of the version that kept the text.
    private static InvestigationWording Of(InvestigationReport report, SummaryWording? kept, WordingDesk desk)
    {
        var account = WordingAccount.Of(report);
        if (kept is not null && kept.MadeFrom == account.Hash && WordingCheck.Check(account, kept.Text) is { IsGood: true } result)
            return new() { State = WordingState.Ready, Wording = new(result.Text, kept.Model, kept.MadeFrom, kept.Time) };
        return new() { State = desk.IsWaiting(report.IncidentId) ? WordingState.Waiting : WordingState.None };
    }
}
