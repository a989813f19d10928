using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Response;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;
using Windhover.Tests.Running;

namespace Windhover.Tests.Response;

/// <summary>
/// Stores with four weeks of a machine's ordinary life (a database, a proxy, name service), an incident about it, a platform in memory, and a desk over all of that.
/// </summary>
internal sealed class ResponseEstate : IAsyncDisposable
{
    public const string Incident = "in-1";
    private const long Day = 86_400_000;
    private readonly TemporaryFolder folder = new();
    private readonly IStateStore state;
    private readonly ITelemetryStore telemetry;
    private long epoch;
    private ResponseDesk? desk;

    /// <param name="policy">What may be done.</param>
    /// <param name="days">For how many days the machine is known.</param>
    /// <param name="newDays">For how many of the last days it also talks to a service that is new to it.</param>
    /// <param name="daysOfWork">For how many days the worker is known, at least five.</param>
    public ResponseEstate(ResponsePolicy policy, int days = 28, int newDays = 0, int daysOfWork = 5)
    {
        Policy = policy;
        state = EmbeddedStores.OpenState(folder.File("state.db"));
        telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        Real = EmbeddedStores.OpenResponse(folder.File("response.db"));
        Store = Real;
        telemetry.Append(
            [.. Enumerable.Range(1, 5).Select(d => TelemetrySamples.Event(d, Now - (d * Day), Worker.Id)), .. Enumerable.Range(1, Math.Max(0, daysOfWork - 5)).Select(d => TelemetrySamples.Event(5 + d, Now - ((5 + d) * Day), Worker.Id))],
            [.. Enumerable.Range(1, days).SelectMany(d => Ordinary(Now - (d * Day))), .. Enumerable.Range(1, newDays).Select(d => Row(Now - (d * Day), "10.0.1.77", 8080, 1_000))]);
        telemetry.Commit(1);
    }

    public static EntityRef Machine { get; } = new() { Type = EntityType.Device, Id = "device:i-1", Name = "web-1", Account = "111122223333", Ips = ["10.0.0.4"] };

    public static EntityRef Person { get; } = new() { Type = EntityType.Identity, Id = "identity:anna", Name = "anna@example.org" };

    /// <summary>Somebody who works every day.</summary>
    public static EntityRef Worker { get; } = new() { Type = EntityType.Identity, Id = "identity:ben", Name = "ben@example.org" };

    public ManualClock Clock { get; } = new();

    public MemoryPlatform Platform { get; } = new();

    public ResponsePolicy Policy { get; }

    public IResponseStore Real { get; }

    /// <summary>What the desk writes to: <see cref="Real"/>, or something around it.</summary>
    public IResponseStore Store { get; set; }

    public List<string> Log { get; } = [];

    public RecordedEngine Engine { get; set; } = new() { Entities = [] };

    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public ResponseDesk Desk => desk!;

    public IReadOnlyList<ActionRecord> Actions => [.. Real.Actions(new ActionQuery { Limit = 100 }).Items.Reverse()];

    public static DeviatingConnection To(string remote, long last, int port = 8443) => new(remote, port, 6, Serves: false, last - 60_000, last);

    /// <summary>Makes a desk over the stores as they are, and lets it take up what it finds.</summary>
    public async Task StartAsync()
    {
        desk = new ResponseDesk(Policy, Platform.AsPlatforms(), Store, state, telemetry, Clock, line =>
        {
            lock (Log) Log.Add(line);
        });
        desk.Start(Engine);
        await desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    /// <summary>Ends the desk.</summary>
    public async Task StopAsync()
    {
        if (desk is not null) await desk.DisposeAsync();
        desk = null;
    }

    /// <summary>What the engine would tell of a machine's connections.</summary>
    public Task FindAsync(Verdict verdict, params IReadOnlyList<DeviatingConnection> connections) => FindAsync(verdict, new Deviation { Entity = Machine, IsMain = true, Connections = connections, Last = connections.Max(c => c.Last) });

    /// <summary>What the engine would tell.</summary>
    public async Task FindAsync(Verdict verdict, Deviation deviation, string hypothesis = "compromised-credential")
    {
        var incident = StateSamples.Incident(Incident, Now - 1_000) with { StartTime = Now - 3_600_000, Verdict = verdict, Entities = [deviation.Entity] };
        var report = StateSamples.Investigation(Incident, Now, verdict) with { Deviations = [deviation], Hypotheses = [new(hypothesis, hypothesis, HypothesisKind.Malicious, 0.1, 0.97)], Probability = verdict == Verdict.Malicious ? 0.97 : 0.5 };
        state.Commit(new StateChange { Epoch = ++epoch, Incidents = [incident], Investigations = [report] });
        if (desk is null) return;
        desk.Publish([], [incident]);
        await desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    /// <summary>What logs brought.</summary>
    public void Record(params ReadOnlySpan<EventRow> events)
    {
        telemetry.Append(events, []);
        telemetry.Commit(telemetry.Epoch + 1);
    }

    /// <summary>The incident becomes part of another, which goes on.</summary>
    public async Task MergeAsync(string into, Deviation deviation)
    {
        var incident = StateSamples.Incident(into, Now - 1_000) with { StartTime = Now - 3_600_000, Verdict = Verdict.Malicious, Entities = [deviation.Entity] };
        var report = StateSamples.Investigation(into, Now, alerts: ["a9"]) with { Deviations = [deviation] };
        state.Commit(new StateChange { Epoch = ++epoch, Incidents = [incident], Investigations = [report], MergedIncidents = [new MergedIncident(Incident, into, Now)] });
        desk!.Publish([], [incident]);
        await desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    public async Task CloseAsync(ClosingReason reason)
    {
        state.Handle(Incident, StateSamples.Closing(reason: reason));
        desk!.Publish([], [state.Incident(Incident)!]);
        await desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await desk!.WaitUntilIdleAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Real.Dispose();
        telemetry.Dispose();
        state.Dispose();
        folder.Dispose();
    }

    private static IEnumerable<ConnectionRow> Ordinary(long time)
    {
        foreach (var (address, port) in new[] { ("10.0.1.5", 5432), ("10.0.1.9", 3128), ("10.0.1.2", 53) }) yield return Row(time, address, port, 1_000);
    }

    private static ConnectionRow Row(long time, string address, int port, long records) =>
        TelemetrySamples.Connection(address, time - (time % 3_600_000), Machine.Id, port: port) with { PeerAddress = Address.Parse(address), Records = records, Protocol = port == 53 ? 17 : 6 };
}
