using System.Reflection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;

namespace Windhover.FunctionalTests.Response;

/// <summary>A desk over the stores of a folder and a real gateway, with one incident that asks for a block of a few seconds.</summary>
internal sealed class GatewayDesk : IAsyncDisposable
{
    private const string Host = "device:10.77.1.2";
    private readonly IStateStore state;
    private readonly ITelemetryStore telemetry;
    private readonly IResponderConnection gateway;
    private readonly ResponseDesk desk;

    private GatewayDesk(string folder, string router, TimeSpan lasts, Killing? killing)
    {
        state = EmbeddedStores.OpenState(Path.Combine(folder, "state.db"));
        telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(folder, "telemetry.duckdb"));
        var store = EmbeddedStores.OpenResponse(Path.Combine(folder, "response.db"));
        Store = killing?.Around(store) ?? store;
        var shipped = ActionCatalogue.In(Assembly.Load("Windhover.Integrations"));
        var responder = shipped.Responder("nftables")!;
        var values = responder.Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default!, StringComparer.Ordinal);
        values["command"] = $"ip,netns,exec,{router},nft";
        values["conntrack"] = $"ip,netns,exec,{router},conntrack";
        gateway = responder.Open(new CollectorSettings("gateway", values), TimeProvider.System);
        var actions = shipped.Actions.Where(a => a.Descriptor.Responder == "nftables").Select(a => killing?.Around(a) ?? a);
        var policy = new ResponsePolicy { Mode = ResponseMode.Autonomous, Durations = new Dictionary<ContainmentKind, TimeSpan> { [ContainmentKind.BlockConnections] = lasts } };
        desk = new ResponseDesk(policy, new Platforms(new ActionCatalogue([responder], actions), [new NamedConnection("gateway", "nftables", gateway)]), Store, state, telemetry, TimeProvider.System, static _ => { });
    }

    public IResponseStore Store { get; }

    /// <summary>Opens the stores, finds the incident where that was not done before, and works.</summary>
    public static async Task<GatewayDesk> StartAsync(string folder, string router, TimeSpan lasts, Killing? killing = null)
    {
        var desk = new GatewayDesk(folder, router, lasts, killing);
        if (desk.state.Epoch == 0) desk.Find();
        desk.desk.Start(new RecordedEngine { Entities = [] });
        await desk.desk.WaitUntilIdleAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>Waits until every action has come to its end.</summary>
    public async Task EndedAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Store.In(ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending).Count > 0) await timer.WaitForNextTickAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await gateway.DisposeAsync();
        Store.Dispose();
        telemetry.Dispose();
        state.Dispose();
    }

    private void Find()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var who = new EntityRef { Type = EntityType.Device, Id = Host, Name = "10.77.1.2", Ips = ["10.77.1.2"] };
        var incident = StateSamples.Incident("in-1", now) with { Verdict = Verdict.Malicious, Entities = [who] };
        var deviation = new Deviation { Entity = who, IsMain = true, Connections = [new DeviatingConnection("203.0.113.66", 8443, 6, Serves: false, now - 1_000, now)], Last = now };
        state.Commit(new StateChange { Epoch = 1, Incidents = [incident], Investigations = [StateSamples.Investigation("in-1", now) with { Deviations = [deviation] }] });
    }
}
