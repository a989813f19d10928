using System.Runtime.CompilerServices;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Storage.PostgreSql;
using Windhover.Testing.Stores;
using static Windhover.Testing.Stores.TelemetrySamples;

namespace Windhover.Tests.Storage;

/// <summary>What the test program is when its environment says so: a process that writes epochs until it is killed.</summary>
internal static class CrashWriter
{
    public const string Variable = "WINDHOVER_TEST_WRITE_EPOCHS_IN";

    public const string Database = "WINDHOVER_TEST_WRITE_STATE_TO";

    public const string Appending = "appending";
    public const string CommittingTelemetry = "committing telemetry";
    public const string CommittingState = "committing state";

    public const int Rows = 20_000;
    public const int SnapshotBytes = 12 << 20;

    public static string Entity(long epoch) => "device:" + epoch;

    public static void AppendEpoch(ITelemetryStore telemetry, long epoch)
    {
        var rows = new EventRow[Rows];
        for (var n = 0; n < Rows; n++) rows[n] = Event(n, Noon - (n % 3 * Day) + n, Entity(epoch));
        telemetry.Append(rows, [Connection(entity: Entity(epoch))]);
    }

    public static void WriteEpoch(IStateStore state, ITelemetryStore telemetry, long epoch, Action<string>? say = null)
    {
        say?.Invoke($"{Appending} {epoch}");
        AppendEpoch(telemetry, epoch);
        say?.Invoke($"{CommittingTelemetry} {epoch}");
        telemetry.Commit(epoch);
        var snapshot = new byte[SnapshotBytes];
        snapshot.AsSpan().Fill((byte)epoch);
        say?.Invoke($"{CommittingState} {epoch}");
        state.Commit(new() { Epoch = epoch, Alerts = [StateSamples.Alert("a" + epoch)], Snapshots = [new("engine", snapshot)] });
    }

#pragma warning disable CA2255 // the runner's own Main comes after this, and must not when this process is the child
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        using IStatePlace place = Environment.GetEnvironmentVariable(Database) is { Length: > 0 } database ? new PostgreSqlPlace(PostgreSqlAddress.Parse(database)) : new FilePlace(folder);
        using var state = place.OpenState();
        using var telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(folder, "telemetry.duckdb"));
        for (long epoch = 1; ; epoch++) WriteEpoch(state, telemetry, epoch, Console.WriteLine);
    }
}
