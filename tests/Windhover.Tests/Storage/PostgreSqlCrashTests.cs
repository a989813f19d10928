using Shouldly;
using Windhover.Storage;
using Windhover.Storage.PostgreSql;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

/// <summary>State in PostgreSQL and telemetry in a file, as one: a crash anywhere loses nothing and doubles nothing.</summary>
public sealed class PostgreSqlCrashTests(PostgreSqlServer server) : IDisposable
{
    private readonly PostgreSqlStores stores = new(server);

    [Theory]
    [InlineData(CrashWriter.CommittingTelemetry, 2)]
    [InlineData(CrashWriter.CommittingState, 1)]
    [InlineData(CrashWriter.CommittingState, 3)]
    public async Task AProcessKilledInTheMiddleOfACommitLeavesWholeEpochs(string step, long epoch)
    {
        using var folder = new TemporaryFolder();
        await StoresTogetherTests.KillAt(folder, $"{step} {epoch}", stores.Text(folder.Path));

        using var state = stores.Place(folder.Path).OpenState();
        using var telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        state.Epoch.ShouldBeGreaterThanOrEqualTo(epoch - 1);
        telemetry.Epoch.ShouldBeInRange(state.Epoch, state.Epoch + 1);
        telemetry.RollBackTo(state.Epoch);
        StoresTogetherTests.Check(state, telemetry);
        CrashWriter.WriteEpoch(state, telemetry, state.Epoch + 1);
        StoresTogetherTests.Check(state, telemetry);
    }

    [Fact]
    public async Task AServerOfTheDatabaseThatCrashesLosesNoCommitAndTheStoreGoesOnAfterIt()
    {
        await using var own = new PostgreSqlServer();
        using var ownStores = new PostgreSqlStores(own);
        using var folder = new TemporaryFolder();
        var place = ownStores.Place(folder.Path);
        using var state = place.OpenState();
        state.Commit(new() { Epoch = 1, Incidents = [StateSamples.Incident("i1")] });
        place.Problem().ShouldBeNull();
        await own.CrashAsync();

        place.Problem().ShouldBe("the database of the stores cannot be reached");
        var lost = Should.Throw<Exception>(() => state.Commit(new() { Epoch = 2, Incidents = [StateSamples.Incident("i2")] }));
        DataDisk.CauseOf(lost).ShouldBe("the database of the stores cannot be reached");
        Should.Throw<Exception>(() => state.Incident("i1"));

        await own.RestartAsync();
        place.Problem().ShouldBeNull();
        state.Epoch.ShouldBe(1);
        state.Incident("i1").ShouldNotBeNull();
        state.Incident("i2").ShouldBeNull();
        state.Commit(new() { Epoch = 2, Incidents = [StateSamples.Incident("i2")] });
        state.Incidents(new()).Total.ShouldBe(2);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task WhereTheAnswerToACommitIsLostTheStoreSaysWhatStands(bool delivered, long stands)
    {
        using var folder = new TemporaryFolder();
        var address = await server.NetworkAddressAsync($"cut_{delivered}".ToLowerInvariant());
        await using var proxy = new CuttingProxy(server.Port);
        using var place = new PostgreSqlPlace(PostgreSqlAddress.Parse(address.Replace($"Port={server.Port}", $"Port={proxy.Port}", StringComparison.Ordinal) + ";SSL Mode=Disable", PostgreSqlServer.Password));
        using var state = place.OpenState();
        state.Commit(new() { Epoch = 1 });
        proxy.CutAtNextCommit(delivered);
        var lost = Should.Throw<Exception>(() => state.Commit(new() { Epoch = 2, Alerts = [StateSamples.Alert("a2")] }));
        DataDisk.CauseOf(lost).ShouldBe("the database of the stores cannot be reached");
        state.Epoch.ShouldBe(stands);
        (state.Alert("a2") is not null).ShouldBe(stands == 2);
        state.Commit(new() { Epoch = stands + 1, Alerts = [StateSamples.Alert("a3")] });
        state.Alert("a3").ShouldNotBeNull();
    }

    public void Dispose() => stores.Dispose();
}
