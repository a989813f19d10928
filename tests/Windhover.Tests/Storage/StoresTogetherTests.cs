using System.Diagnostics;
using Shouldly;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

/// <summary>The two stores as one: a crash anywhere loses nothing and doubles nothing.</summary>
public sealed class StoresTogetherTests
{
    [Fact]
    public void ACrashBetweenTheTwoCommitsLosesNothingAndDoublesNothing()
    {
        using var folder = new TemporaryFolder();
        using (var state = EmbeddedStores.OpenState(folder.File("state.db")))
        using (var telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb")))
        {
            CrashWriter.WriteEpoch(state, telemetry, 1);
            CrashWriter.AppendEpoch(telemetry, 2);
            telemetry.Commit(2); // and here the power fails
        }

        using var stateAgain = EmbeddedStores.OpenState(folder.File("state.db"));
        using var telemetryAgain = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        (stateAgain.Epoch, telemetryAgain.Epoch).ShouldBe((1, 2));
        telemetryAgain.RollBackTo(stateAgain.Epoch);
        Check(stateAgain, telemetryAgain);
        CrashWriter.WriteEpoch(stateAgain, telemetryAgain, 2);
        CrashWriter.WriteEpoch(stateAgain, telemetryAgain, 3);
        Check(stateAgain, telemetryAgain);
    }

    [Theory]
    [InlineData(CrashWriter.Appending, 2)]
    [InlineData(CrashWriter.CommittingTelemetry, 1)]
    [InlineData(CrashWriter.CommittingTelemetry, 3)]
    [InlineData(CrashWriter.CommittingState, 1)]
    [InlineData(CrashWriter.CommittingState, 3)]
    public async Task AProcessKilledInTheMiddleOfACommitLeavesWholeEpochs(string step, long epoch)
    {
        using var folder = new TemporaryFolder();
        await KillAt(folder, $"{step} {epoch}");

        using var state = EmbeddedStores.OpenState(folder.File("state.db"));
        using var telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        state.Epoch.ShouldBeGreaterThanOrEqualTo(epoch - 1);
        telemetry.Epoch.ShouldBeInRange(state.Epoch, state.Epoch + 1);
        if (step == CrashWriter.CommittingState) telemetry.Epoch.ShouldBeGreaterThanOrEqualTo(epoch);
        telemetry.RollBackTo(state.Epoch);
        Check(state, telemetry);
        CrashWriter.WriteEpoch(state, telemetry, state.Epoch + 1);
        Check(state, telemetry);
    }

    internal static void Check(IStateStore state, ITelemetryStore telemetry)
    {
        var epoch = state.Epoch;
        telemetry.Epoch.ShouldBe(epoch);
        telemetry.Events(new()).Total.ShouldBe(epoch * CrashWriter.Rows);
        telemetry.Hours(new()).Sum(hour => hour.Events).ShouldBe(epoch * CrashWriter.Rows);
        for (var n = 1; n <= epoch; n++) telemetry.Events(new() { EntityId = CrashWriter.Entity(n), Limit = 1 }).Total.ShouldBe(CrashWriter.Rows);
        state.Alerts(new()).Total.ShouldBe(epoch);
        var snapshot = state.ReadSnapshot("engine")?.ToArray();
        (snapshot?.Length ?? 0).ShouldBe(epoch == 0 ? 0 : CrashWriter.SnapshotBytes);
        snapshot.AsSpan().IndexOfAnyExcept((byte)epoch).ShouldBe(-1);
    }

    // The child says each step as it begins it, and is killed (SIGKILL) at the one asked for.
    internal static async Task KillAt(TemporaryFolder folder, string step, string database = "")
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(StoresTogetherTests).Assembly.Location);
        start.Environment[CrashWriter.Variable] = folder.Path;
        start.Environment[CrashWriter.Database] = database;
        using var child = Process.Start(start)!;
        try
        {
            while (await child.StandardOutput.ReadLineAsync() is var line && line != step) line.ShouldNotBeNull("the child ended by itself");
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
    }
}
