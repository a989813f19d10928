using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Records;

namespace Windhover.Core.Response.Running;

/// <summary>
/// Takes one action through its steps. Every step is written down before it is taken: what is found as <see cref="ActionStatus.Approved"/> or <see cref="ActionStatus.Ending"/> at start was under
/// way when the program ended, and is simply done again, because applying and undoing are idempotent.
/// </summary>
internal sealed class ActionRunner(IResponseStore store, Platforms platforms, TimeProvider clock)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Applies what is approved, reads it back and says that it is active. What fails is tried again later; what fails too often, or does not apply any more, is taken back.</summary>
    public async Task<ActionRecord> ApplyAsync(ActionRecord approved, CancellationToken cancellation)
    {
        if (Way(approved) is not { } way) return Fail(approved, "its connection is not set up any more");
        try
        {
            await way.Action.ApplyAsync(way.Connection, approved.Plan!, cancellation).ConfigureAwait(false);
            var check = await way.Action.VerifyAsync(way.Connection, approved.Plan!, cancellation).ConfigureAwait(false);
            if (check.State != ActionState.InForce) return Again(approved, $"was applied, and is not in force: {check.Text}");
            return Save(approved with { Status = ActionStatus.Active, AppliedAt = approved.AppliedAt > 0 ? approved.AppliedAt : Now, Verified = check.Text, Problem = "", Failures = 0, RetryAt = 0 }, "applied", check.Text);
        }
        catch (ActionRefusedException refused)
        {
            return Fail(approved, refused.Message);
        }
        catch (ActionFailedException failed)
        {
            return Again(approved, failed.Message);
        }
    }

    /// <summary>Takes back what is ending. What fails is tried again, for ever, and told each time.</summary>
    public async Task<ActionRecord> UndoAsync(ActionRecord ending, CancellationToken cancellation)
    {
        if (Way(ending) is not { } way) return Again(ending, "its connection is not set up any more: it cannot be taken back. Set it up again, or take it back by hand.");
        try
        {
            var check = await way.Action.UndoAsync(way.Connection, ending.Plan!, cancellation).ConfigureAwait(false);
            var problem = check.State == ActionState.Different ? $"Something was left because a person had changed it: {check.Text}" : ending.EndsAs == ActionStatus.Failed ? ending.Problem : "";
            return Save(ending with { Status = ending.EndsAs, EndedAt = Now, Verified = check.Text, Problem = problem, Failures = 0, RetryAt = 0 }, ending.EndsAs.ToString().ToLowerInvariant(), check.Text);
        }
        catch (Exception failed) when (failed is ActionFailedException or ActionRefusedException)
        {
            return Again(ending, $"could not be taken back: {failed.Message}");
        }
    }

    /// <summary>Reads back an active action. What somebody took away or changed on the platform is theirs: it is over, and not done again.</summary>
    public async Task<ActionRecord> CheckAsync(ActionRecord active, CancellationToken cancellation)
    {
        if (Way(active) is not { } way) return Changed(active with { Problem = "its connection is not set up any more" }, "unverified");
        try
        {
            var check = await way.Action.VerifyAsync(way.Connection, active.Plan!, cancellation).ConfigureAwait(false);
            if (check.State == ActionState.InForce) return Changed(active with { Verified = check.Text, Problem = "" }, "verified");
            if (check.State == ActionState.Different) return Changed(active with { Verified = check.Text, Problem = $"Somebody changed it on the platform: {check.Text}" }, "changed_outside");
            return Save(active with { Status = ActionStatus.Reverted, EndedAt = Now, Verified = check.Text, DecidedBy = "platform" }, "gone", $"It is not on the platform any more: {check.Text} It is not applied again.");
        }
        catch (Exception failed) when (failed is ActionFailedException or ActionRefusedException)
        {
            return Changed(active with { Problem = failed.Message }, "unverified");
        }
    }

    private (IAction Action, IResponderConnection Connection)? Way(ActionRecord record) =>
        platforms.Action(record.Action) is { } action && platforms.Connection(record.Connection) is { } connection ? (action, connection.Connection) : null;

    // Nobody else writes while the desk works on it, but a person may have, through the same desk, before: then what was read is old and the next round takes it up.
    private ActionRecord Save(ActionRecord record, string step, string text) =>
        store.Save(record, new ActionEntry(0, record.ActionId, record.IncidentId, Now, "engine", step, text)) ?? store.Action(record.ActionId) ?? record;

    // A check that finds what it found before is not worth a line.
    private ActionRecord Changed(ActionRecord record, string step) =>
        store.Action(record.ActionId) is { } before && before.Problem == record.Problem ? record : Save(record, step, record.Problem.Length > 0 ? record.Problem : record.Verified);

    private ActionRecord Fail(ActionRecord record, string problem) =>
        Save(record with { Status = ActionStatus.Ending, EndsAs = ActionStatus.Failed, Problem = problem, Failures = 0, RetryAt = 0 }, "failed", problem);

    private ActionRecord Again(ActionRecord record, string problem)
    {
        // One that stood already and is only to last longer is not given up because the platform was away for a moment: its time is its end.
        if (record is { Status: ActionStatus.Approved, AppliedAt: 0 } && record.Failures + 1 >= MostFailures) return Fail(record, problem);
        var pause = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(record.Failures, 20))));
        return Save(record with { Problem = problem, Failures = record.Failures + 1, RetryAt = Now + (long)pause.TotalMilliseconds }, "retry", problem);
    }
}
