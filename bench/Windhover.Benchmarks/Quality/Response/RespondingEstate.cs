using System.Globalization;
using System.Text.Json;
using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Cli;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Storage;

namespace Windhover.Benchmarks.Quality.Response;

/// <summary>One estate in autonomous mode: every incident is decided at the moment when it was told, over the deviation as it is known at the end.</summary>
internal sealed class RespondingEstate(SimulatedEstate estate, string folder)
{
    private const long Hour = 3_600_000;

    /// <summary>So late that nothing found is acted on when the desk starts.</summary>
    private const long Later = 4_000_000_000_000;

    private readonly Dictionary<string, HashSet<string>> addresses = Addresses(estate.Logs);

    /// <summary>Runs it.</summary>
    public async Task<EstateResponse> RunAsync()
    {
        Directory.CreateDirectory(folder);
        using var state = EmbeddedStores.OpenState(Path.Combine(folder, "state.db"));
        using var telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(folder, "telemetry.duckdb"));
        using var store = EmbeddedStores.OpenResponse(Path.Combine(folder, "response.db"));
        var run = EngineRun.Over([estate.Logs], EngineRun.Options(true, null), state: state, telemetry: telemetry);
        var clock = new SetClock();
        clock.Set(Later);
        var policy = new ResponsePolicy { Mode = ResponseMode.Autonomous, Rules = [new PolicyRule { Name = "all", Mode = ResponseMode.Autonomous, AtLeast = Core.Incidents.Verdict.Suspicious }], ActionsAnHour = 1000, EntitiesAtOnce = 1000 };
        await using (var desk = new ResponseDesk(policy, AnyPlatform.AsPlatforms(), store, state, telemetry, clock, static _ => { }))
        {
            desk.Start(new NoEngine());
            await desk.WaitUntilIdleAsync(CancellationToken.None);
            var incidents = state.Incidents(new IncidentQuery { Limit = 10_000 }).Items;
            foreach (var incident in incidents.OrderBy(i => i.DetectedAt).ThenBy(i => i.IncidentId, StringComparer.Ordinal))
            {
                clock.Set(incident.DetectedAt);
                desk.Publish([], [incident]);
                await desk.WaitUntilIdleAsync(CancellationToken.None);
            }
        }

        return new EstateResponse([.. store.Actions(new ActionQuery { Limit = 10_000 }).Items.Select(a => Judge(a, telemetry))], run.Status.Events);
    }

    private ActionOutcome Judge(ActionRecord action, ITelemetryStore telemetry)
    {
        var (from, to) = (action.CreatedAt, action.CreatedAt + action.DurationMs);
        var id = action.Containment.Entity.Id;
        var stories = estate.Truth.Attacks.Where(a => a.Start <= to && a.End + Hour >= from && (a.Entities.Contains(id, StringComparer.Ordinal) || a.Related.Contains(id, StringComparer.Ordinal))).ToList();
        var (normal, blocked, malicious, stopped) = action.Containment.Entity.Type == EntityType.Device ? Device(action.Containment, stories, from, to, telemetry) : Identity(action.Containment, stories, from, to, telemetry);
        return new ActionOutcome(action.Containment.Kind, action.Status != ActionStatus.Proposed && action.DecidedBy == "policy", stories.Count > 0, normal, blocked, malicious, stopped, Text(action, from, to));
    }

    private string Text(ActionRecord action, long from, long to)
    {
        var id = action.Containment.Entity.Id;
        var alike = estate.Truth.Twins.Where(t => t.Start <= to && t.End + Hour >= from && t.Entities.Concat(t.Related).Contains(id, StringComparer.Ordinal)).Select(t => t.Kind).Distinct().ToList();
        var looks = alike.Count == 0 ? "" : $", part of what looks like {string.Join(" and ", alike)}";
        return string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeMilliseconds(from):MM-dd HH:mm} {id}{looks}; of seven days it would have dropped {action.Simulation.NormalBlocked} of {action.Simulation.Normal}");
    }

    private (long, long, long, long) Device(Containment containment, List<EvaluationStory> stories, long from, long to, ITelemetryStore telemetry)
    {
        var theirs = stories.SelectMany(s => addresses.GetValueOrDefault(s.Id, [])).ToHashSet(StringComparer.Ordinal);
        var inside = stories.SelectMany(s => s.Entities.Concat(s.Related)).ToHashSet(StringComparer.Ordinal);
        long normal = 0, blocked = 0, malicious = 0, stopped = 0;
        for (var query = new TelemetryQuery { EntityId = containment.Entity.Id, From = from, To = to, Limit = 2_000 }; ;)
        {
            var page = telemetry.Connections(query);
            foreach (var row in page.Items.Where(r => r.EntityId == containment.Entity.Id && !r.Blocked))
            {
                var drops = containment.Drops(row);
                if (theirs.Contains(row.PeerAddress.ToString()) || inside.Contains(row.Peer)) (malicious, stopped) = (malicious + row.Records, stopped + (drops ? row.Records : 0));
                else (normal, blocked) = (normal + row.Records, blocked + (drops ? row.Records : 0));
            }

            if (page.Next is null) return (normal, blocked, malicious, stopped);
            query = query with { Cursor = page.Next };
        }
    }

    private static (long, long, long, long) Identity(Containment containment, List<EvaluationStory> stories, long from, long to, ITelemetryStore telemetry)
    {
        var records = stories.SelectMany(s => s.RecordIds).ToHashSet(StringComparer.Ordinal);
        long normal = 0, blocked = 0, malicious = 0, stopped = 0;
        for (var query = new TelemetryQuery { EntityId = containment.Entity.Id, From = from, To = to, Limit = 2_000 }; ;)
        {
            var page = telemetry.Events(query);
            foreach (var row in page.Items.Where(r => r.EntityId == containment.Entity.Id))
            {
                var isTheirs = records.Contains(row.RecordId);

                // A thief of a session cannot renew it; whose session it is signs in again.
                var drops = containment.Kind switch { ContainmentKind.DenyOperations => containment.Denies(row.Service, row.Operation), ContainmentKind.RevokeSessions => isTheirs, _ => true };
                if (isTheirs) (malicious, stopped) = (malicious + 1, stopped + (drops ? 1 : 0));
                else (normal, blocked) = (normal + 1, blocked + (drops ? 1 : 0));
            }

            if (page.Next is null) return (normal, blocked, malicious, stopped);
            query = query with { Cursor = page.Next };
        }
    }

    private static Dictionary<string, HashSet<string>> Addresses(string logs)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(logs)!, "truth.json")));
        return truth.RootElement.GetProperty("attacks").EnumerateArray().ToDictionary(
            a => a.GetProperty("id").GetString()!, a => a.GetProperty("addresses").EnumerateArray().Select(t => t.GetString()!).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
