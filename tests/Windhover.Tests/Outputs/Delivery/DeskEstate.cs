using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Outputs.Delivery;

/// <summary>A desk over real stores, with a clock that stands still; it can be ended and started again over the same files.</summary>
internal sealed class DeskEstate : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<OutputPlan> plans = [];
    private IOutputStore store = null!;
    private long epoch;

    public DeskEstate() => State = EmbeddedStores.OpenState(folder.File("state.db"));

    public ManualClock Clock { get; } = new();

    public IStateStore State { get; private set; }

    public OutputDesk Desk { get; private set; } = null!;

    public List<string> Log { get; } = [];

    /// <summary>Wraps the store, for crashes.</summary>
    public Func<IOutputStore, IOutputStore> Wrap { get; set; } = s => s;

    public static Incident Incident(int number, Severity severity = Severity.Medium, Verdict verdict = Verdict.Suspicious) => Found.Incident(number) with { Severity = severity, Verdict = verdict };

    public RecordingOutput Add(string name, OutputFilter? filter = null, int anHour = 0, bool actions = true)
    {
        var output = new RecordingOutput();
        plans.Add(new OutputPlan { Name = name, Kind = new() { Name = "memory", Title = "Memory", Page = "", Story = "", Settings = [] }, Output = output, Filter = filter ?? new(), AnHour = anHour, Actions = actions, Secrets = ["hunter2"] });
        return output;
    }

    public async Task StartAsync()
    {
        store = Wrap(EmbeddedStores.OpenOutputs(folder.File("outputs.db")));
        Desk = new OutputDesk(plans, store, State, "https://windhover.example.org", Clock, new Random(1), Log.Add);
        Desk.Start();
        await Desk.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
    }

    public async Task EndAsync()
    {
        await Desk.DisposeAsync();
        store.Dispose();
    }

    public void Commit(StateChange change) => State.Commit(change with { Epoch = ++epoch });

    public async Task TellAsync(params Incident[] incidents)
    {
        Commit(new() { Epoch = 0, Incidents = incidents });
        Desk.Publish([], incidents);
        await IdleAsync();
    }

    public async Task HandleAsync(string id, HandlingKind kind, ClosingReason? reason = null)
    {
        State.Handle(id, new() { Kind = kind, By = "ann", Time = 1, Reason = reason, Text = reason is null ? "" : "the backup job" });
        Desk.Look(State.Incident(id)!);
        await IdleAsync();
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await IdleAsync();
    }

    public Task IdleAsync() => Desk.WaitUntilIdleAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        State.Dispose();
        folder.Dispose();
    }
}
