using System.Globalization;
using System.Runtime.CompilerServices;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Simulating;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Running;

/// <summary>Decides what is done about one incident, and writes it down as proposals and approved actions; whoever called applies these.</summary>
internal sealed class IncidentResponder(ResponsePolicy policy, Platforms platforms, IResponseStore store, IStateStore state, ITelemetryStore telemetry, IEngineView engine, TimeProvider clock)
{
    /// <summary>What was over so long ago is not acted on: a block would stop nothing any more.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromHours(24);

    /// <summary>Records take a while to arrive: what is seen this soon after an action may have been before it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private const int MostPeers = 50;
    private const int MostBlocks = 2;
    private const string Engine = "engine";
    private const string SessionStolen = "stolen-workload-credential";
    private readonly Simulator simulator = new(telemetry);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Looks at an incident as it is now.</summary>
    /// <returns>New actions, approved or proposed; empty where nothing is to be done that is not done already.</returns>
    public async Task<IReadOnlyList<ActionRecord>> LookAsync(string incidentId, CancellationToken cancellation)
    {
        if (state.Incident(incidentId) is not { Status: IncidentStatus.Open } incident || state.Investigation(incidentId) is not { } report) return [];
        var made = new List<ActionRecord>();
        foreach (var deviation in report.Deviations.Where(d => d.IsMain))
        {
            Adopt(incident, deviation.Entity);
            var view = await engine.DescribeAsync(deviation.Entity.Id, cancellation).ConfigureAwait(false);
            var (inForce, rule) = InForce(incident, deviation.Entity, view?.Group ?? "", view?.Tags ?? []);
            if (inForce.NeverTouched.Length > 0 && report.Verdict == Verdict.Malicious) NoteOnce(incident, $"{deviation.Entity.Name} is on the never-touch list ({inForce.NeverTouched}).");
            if (inForce.Mode == ResponseMode.Off || !(rule ?? Own()).Takes(report.Verdict)) continue;
            if (Now - deviation.Last > TooOld.TotalMilliseconds)
            {
                NoteOnce(incident, $"What {deviation.Entity.Name} did was over more than {TooOld.TotalHours:0} hours ago.");
                continue;
            }

            made.AddRange(await RespondAsync(incident, report, deviation, inForce, rule ?? Own(), cancellation).ConfigureAwait(false));
        }

        return made;
    }

    // Who holds a machine can tag it: what logs tell of tags counts as it was before all of this began.
    private (ModeInForce InForce, PolicyRule? Rule) InForce(Incident incident, EntityRef entity, string group, IReadOnlyList<EntityTag> told)
    {
        var before = policy.For(entity, group, policy.TagsOf(entity, told, TagsInStory.Before(incident)), Now);
        var since = policy.For(entity, group, policy.TagsOf(entity, told, time: null), Now);
        if (since.InForce != before.InForce) NoteOnce(incident, $"The tags of {entity.Name} were changed after this began. They would put {Ruled(since.InForce)} in force; what holds is {Ruled(before.InForce)}, by the tags of before.", "tags_changed");
        return before;
    }

    private static string Ruled(ModeInForce mode) => mode.Rule.Length > 0 ? $"the rule '{mode.Rule}'" : "what the policy says where no rule does";

    private PolicyRule Own() => new() { Name = "", Mode = policy.Mode };

    private async Task<IReadOnlyList<ActionRecord>> RespondAsync(Incident incident, InvestigationReport report, Deviation whole, ModeInForce inForce, PolicyRule rule, CancellationToken cancellation)
    {
        var before = Earlier(whole.Entity.Id);
        var deviation = Left(whole, [.. before.Where(a => a.Containment.Kind != ContainmentKind.Notify).Where(a => a.IncidentId == incident.IncidentId || a.MayStand || a.Status == ActionStatus.Proposed)], out var lowest, out var standing);
        if (deviation is null) return [];
        deviation = deviation with { Operations = [.. deviation.Operations.Select(o => Qualified(deviation.Entity.Id, o))] };

        // Nor does a queue of blocks wait for a person while it goes from address to address.
        if (before.Count(a => a.Containment.Kind == ContainmentKind.BlockConnections && a.IncidentId == incident.IncidentId && (a.AppliedAt > 0 || a.Status == ActionStatus.Proposed)) >= MostBlocks) lowest = Later(lowest, ContainmentKind.EnforcePatternOfLife);
        var until = new Func<ContainmentKind, long>(kind => Now + (long)policy.DurationOf(kind).TotalMilliseconds);
        var id = new Func<ContainmentKind, string>(kind => IdOf(incident.IncidentId, deviation.Entity.Id, kind, before.Count));
        var isSession = report.Hypotheses.FirstOrDefault(h => h.Kind == HypothesisKind.Malicious)?.Hypothesis == SessionStolen;
        var rungs = Ladder.Of(deviation, () => simulator.Learn([deviation.Entity.Id], incident.StartTime), () => GroupAsync(deviation, incident, cancellation), () => simulator.UnusedServices(deviation.Entity.Id, deviation.Operations, incident.StartTime),
                () => simulator.Means(deviation, incident.StartTime, Since(incident, standing)), [.. standing.Select(a => a.Containment)], Now)
            .Where(r => r.Containment.Kind >= lowest).Select(r => (r.Containment, simulator.Run(r.Containment, deviation, incident.StartTime, isSession, r.Tried, r.Granted)));
        var decision = await Chooser.ChooseAsync(Candidates(rungs, incident, id, until, rule, cancellation), rule.Collateral ?? policy.Collateral, rule.Allows).ConfigureAwait(false);
        var limit = inForce.Mode == ResponseMode.Autonomous ? Limits.Reached(policy, store, deviation.Entity.Id, Now) : null;
        IReadOnlyList<string> reasons = [$"{report.Verdict} with {report.Probability.ToString("0%", CultureInfo.InvariantCulture)}: {incident.Title}.", .. decision.Reasons, .. limit is null ? Array.Empty<string>() : [limit]];
        var made = new List<ActionRecord>();
        if (decision.Chosen is not { Place: { } place } chosen)
        {
            NoteOnce(incident, $"Nothing that is set up stops what {deviation.Entity.Name} does. {string.Join(" ", decision.Reasons)}");
            await TellAsync(reasons).ConfigureAwait(false);
            return made;
        }

        var acts = inForce.Mode == ResponseMode.Autonomous && decision.IsWithinLimits && limit is null;
        if (chosen.Containment.Kind == ContainmentKind.DisableIdentity && rule.Allows(ContainmentKind.RevokeSessions))
        {
            var revoke = new Containment { Kind = ContainmentKind.RevokeSessions, Entity = deviation.Entity, SessionsBefore = Now };
            var (companion, _) = await platforms.PlanAsync(new ActionRequest(id(revoke.Kind), revoke, Now, until(revoke.Kind)), cancellation).ConfigureAwait(false);
            if (companion is not null) Add(made, Write(incident, revoke, companion, simulator.Run(revoke, deviation, incident.StartTime, isSession), acts, inForce, ["Who is locked out must not keep a session."]));
        }

        Add(made, Write(incident, chosen.Containment, place, chosen.Simulation, acts, inForce, reasons));
        await TellAsync([$"{Chooser.Words(chosen.Containment.Kind)} is {(acts ? "done" : "proposed")} as well."]).ConfigureAwait(false);
        return made;

        // Beside what is done, and where nothing can be done: once of an incident and entity, where a connection is set up that is to be told.
        async Task TellAsync(IReadOnlyList<string> why)
        {
            if (!rule.Allows(ContainmentKind.Notify) || before.Any(a => a.Containment.Kind == ContainmentKind.Notify && a.IncidentId == incident.IncidentId)) return;
            var told = Ladder.Told(deviation, decision.Chosen?.Containment.Credential ?? "");
            if (await platforms.PlanAsync(new ActionRequest(id(told.Kind), told, Now, until(told.Kind)), cancellation).ConfigureAwait(false) is not { Place: { } by }) return;
            Add(made, Write(incident, told, by, simulator.Run(told, deviation, incident.StartTime, isSession), inForce.Mode == ResponseMode.Autonomous && limit is null, inForce, why));
        }
    }

    // What is stopped, proposed, was stopped in its time or was refused by a person is not done again. Attempts that a block drops are still recorded by many sources, so that a connection is
    // seen again says nothing against the block, which is read back by itself; a call of an identity that is seen again did get through, and asks for the next rung.
    private static Deviation? Left(Deviation whole, IReadOnlyList<ActionRecord> earlier, out ContainmentKind lowest, out IReadOnlyList<ActionRecord> standing)
    {
        (lowest, standing) = (ContainmentKind.BlockConnections, []);
        if (whole.Entity.Type == EntityType.Device)
        {
            var open = whole.Connections.Where(c => !earlier.Any(a => a.Containment.Drops(Row(whole.Entity.Id, c)) && Settles(a, c.Last))).ToList();
            return open.Count == 0 ? null : whole with { Connections = open };
        }

        if (earlier.Any(a => a.Status == ActionStatus.Proposed || Settles(a, whole.Last, standing: false))) return null;
        var applied = earlier.Where(a => a.MayStand).ToList();
        if (applied.Count == 0) return whole;
        if (whole.Last <= applied.Max(Taken) + Grace.TotalMilliseconds) return null;
        standing = applied;
        return applied.Exists(a => a.Containment.Kind >= ContainmentKind.DisableIdentity) ? null : whole;
    }

    private static long Since(Incident incident, IReadOnlyList<ActionRecord> standing) => standing.Count == 0 ? incident.StartTime : Math.Max(incident.StartTime, standing.Max(Taken));

    private static long Taken(ActionRecord action) => action.AppliedAt > 0 ? action.AppliedAt : action.CreatedAt;

    private static bool Settles(ActionRecord action, long last, bool standing = true) => action.Status switch
    {
        ActionStatus.Expired => last <= action.EndedAt + Grace.TotalMilliseconds,
        ActionStatus.Reverted => true,
        ActionStatus.Rejected => action.DecidedBy != Engine || last <= action.CreatedAt,
        ActionStatus.Failed => false,
        _ => standing,
    };

    private async IAsyncEnumerable<Candidate> Candidates(IAsyncEnumerable<(Containment Rung, SimulationResult Simulation)> rungs, Incident incident, Func<ContainmentKind, string> id, Func<ContainmentKind, long> until, PolicyRule rule, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (rung, simulation) in rungs.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (!rule.Allows(rung.Kind) || simulation.Stopped < Chooser.Enough)
            {
                yield return new Candidate(rung, simulation, null, "");
                continue;
            }

            if (Protects(rung, incident.StartTime) is { } protects)
            {
                yield return new Candidate(rung, simulation, null, $"it would block {protects}, which is on the never-touch list.");
                continue;
            }

            var (place, refusal) = await platforms.PlanAsync(new ActionRequest(id(rung.Kind), rung, Now, until(rung.Kind)), cancellation).ConfigureAwait(false);
            yield return new Candidate(rung, simulation, place, refusal);
        }
    }

    // Not for anybody else either: neither by a rule that names it, nor by one that drops what is not named.
    private string? Protects(Containment rung, long start)
    {
        if (rung.Entity.Type != EntityType.Device || policy.NeverTouch is { Names.Count: 0, Blocks.Count: 0 }) return null;
        return rung.Block.Select(b => b.Remote).OfType<AddressBlock>().Select(policy.NeverTouch.Protects).FirstOrDefault(p => p is not null)
            ?? simulator.History(rung.Entity.Id, start).Where(r => rung.Drops(r)).Select(r => policy.NeverTouch.Protects(r)).FirstOrDefault(p => p is not null);
    }

    // An incident that became part of another left its actions behind.
    private void Adopt(Incident incident, EntityRef entity)
    {
        foreach (var action in Earlier(entity.Id).Where(a => a.IncidentId.Length > 0 && a.IncidentId != incident.IncidentId && state.Incident(a.IncidentId) is null))
            store.Save(action with { IncidentId = incident.IncidentId }, new ActionEntry(0, action.ActionId, incident.IncidentId, Now, Engine, "moved", $"The incident {action.IncidentId} became part of {incident.IncidentId}."));
    }

    private ActionRecord? Write(Incident incident, Containment containment, PlacedPlan place, SimulationResult simulation, bool acts, ModeInForce inForce, IReadOnlyList<string> reasons)
    {
        var record = new ActionRecord
        {
            ActionId = place.Plan.ActionId,
            IncidentId = incident.IncidentId,
            Containment = containment,
            Action = place.Action.Descriptor.Name,
            Connection = place.Connection,
            Status = acts ? ActionStatus.Approved : ActionStatus.Proposed,
            Mode = inForce.Mode,
            Rule = inForce.Rule,
            Reasons = reasons,
            Simulation = simulation,
            Plan = place.Plan,
            CreatedAt = Now,
            DurationMs = (long)policy.DurationOf(containment.Kind).TotalMilliseconds,
            DecidedBy = acts ? Limits.Machine : "",
            ExpiresAt = acts ? place.Plan.Until : 0,
        };
        return store.Save(record, new ActionEntry(0, record.ActionId, incident.IncidentId, Now, Limits.Machine, acts ? "approved" : "proposed", $"{place.Plan.Text} {string.Join(" ", reasons)}"));
    }

    private static void Add(List<ActionRecord> made, ActionRecord? record)
    {
        if (record is not null) made.Add(record);
    }

    private IReadOnlyList<ActionRecord> Earlier(string entityId) => store.Actions(new ActionQuery { EntityId = entityId, Limit = 200 }).Items;

    private async Task<LearnedSet> GroupAsync(Deviation deviation, Incident incident, CancellationToken cancellation)
    {
        var peers = await engine.PeersAsync(deviation.Entity.Id, MostPeers, cancellation).ConfigureAwait(false);
        return peers.Count == 0 ? LearnedSet.None : simulator.Learn([deviation.Entity.Id, .. peers], incident.StartTime);
    }

    // The pattern of life knows operations by their names; platforms ask for the service as well.
    private string Qualified(string entityId, string operation)
    {
        if (operation.Contains(' ', StringComparison.Ordinal)) return operation;
        var seen = telemetry.Events(new TelemetryQuery { EntityId = entityId, Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["operation"] = operation }, Limit = 1 });
        return seen.Items is [{ Service.Length: > 0 } row, ..] ? $"{row.Service} {operation}" : operation;
    }

    // The same is said once of one incident.
    private void NoteOnce(Incident incident, string text, string step = "not_acted")
    {
        if (store.Log(incidentId: incident.IncidentId, limit: 50).Items.Any(e => e.Step == step && e.Text == text)) return;
        store.Note(new ActionEntry(0, "", incident.IncidentId, Now, Engine, step, text));
    }

    private static ContainmentKind Later(ContainmentKind one, ContainmentKind other) => one > other ? one : other;

    private static string IdOf(string incidentId, string entityId, ContainmentKind kind, int count) =>
        "ac-" + StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{incidentId} {entityId} {kind} {count}")).ToString("x16", CultureInfo.InvariantCulture);

    private static ConnectionRow Row(string entityId, DeviatingConnection connection) => new()
    {
        Hour = 0, EntityId = entityId, Peer = connection.Remote, PeerAddress = AddressBlock.TryParse(connection.Remote, out var block) ? block.First : default, Port = connection.Port, Protocol = connection.Protocol,
        Serves = connection.Serves, File = "",
    };
}
