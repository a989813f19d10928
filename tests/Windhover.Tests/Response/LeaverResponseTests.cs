using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Storage;
using Windhover.Testing.Response;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;
using Windhover.Tests.Investigation.Accounts;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Response;

/// <summary>The case of a leaver as the response sees it: that it is found before the second file is what <see cref="LeaverTests"/> holds.</summary>
public sealed class LeaverResponseTests
{
    private const string Policy = "mode: {0}\nrules:\n  - name: people\n    types: [identity]\n    mode: {0}\n    at_least: suspicious\n    collateral: 1\n";

    [Fact]
    public async Task WhoLeftIsSignedOutAndSuspendedAndWhoTravelsIsNotTouched()
    {
        using var folder = new TemporaryFolder();
        using var state = EmbeddedStores.OpenState(folder.File("state.db"));
        using var telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        using var estate = ToldEstate.Of(LeaverTests.Estate with { Seed = 1 }, state: state, telemetry: telemetry);
        var leaver = estate.About(estate.Story("leaver")).Single(r => r.IsTold);
        var person = leaver.Deviations.First(d => d.IsMain && d.Entity.Type == EntityType.Identity).Entity;
        var detected = estate.IncidentOf(leaver).DetectedAt;

        var machine = await ActionsAsync("autonomous");
        machine.OrderBy(a => a.Containment.Kind).Select(a => (a.Containment.Entity.Id, a.Containment.Kind, a.Status)).ToList().ShouldBe(
            [(person.Id, ContainmentKind.RevokeSessions, ActionStatus.Active), (person.Id, ContainmentKind.DisableIdentity, ActionStatus.Active)]);

        var asked = await ActionsAsync("confirm");
        asked.ShouldAllBe(a => a.Status == ActionStatus.Proposed && a.Containment.Entity.Id == person.Id);
        asked.ShouldContain(a => a.Containment.Kind == ContainmentKind.DisableIdentity && a.Reasons.Count > 1 && a.Simulation.To == leaver.StartTime);

        // As an office suite is: it knows no operations to deny and no single credential of a person.
        async Task<IReadOnlyList<ActionRecord>> ActionsAsync(string mode)
        {
            var platform = new MemoryPlatform { Cannot = { ContainmentKind.DenyOperations, ContainmentKind.DisableCredential } };
            foreach (var entity in estate.Found.Investigations.SelectMany(r => r.Deviations).Select(d => d.Entity.Id)) platform.Known.Add(entity);
            using var store = EmbeddedStores.OpenResponse(folder.File(mode + ".db"));
            var clock = new ManualClock();
            clock.Advance(DateTimeOffset.FromUnixTimeMilliseconds(detected) - clock.GetUtcNow());
            var policy = PolicyReader.Read("policy.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Policy, mode));
            await using var desk = new ResponseDesk(policy, platform.AsPlatforms(), store, state, telemetry, clock, static _ => { });
            desk.Start(new RecordedEngine { Entities = [] });
            await desk.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
            return store.Actions(new ActionQuery()).Items;
        }
    }
}
