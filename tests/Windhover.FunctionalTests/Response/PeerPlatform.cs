using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response;

/// <summary>A peer as the platform of one test.</summary>
/// <typeparam name="TPeer">The peer.</typeparam>
internal sealed class PeerPlatform<TPeer> : ActionPlatform
    where TPeer : RestPeer
{
    private readonly TPeer _peer;
    private readonly Func<TPeer, ActionPlan, bool>? _change;
    private readonly Func<TPeer, string>? _part;

    private PeerPlatform(TPeer peer, IResponderConnection connection, Containment wanted, Containment unknown, Func<TPeer, ActionPlan, bool>? change, Func<TPeer, string>? part)
    {
        (_peer, Connection, _change, _part) = (peer, connection, change, part);
        (Request, Unknown) = (PeerActions.Request(wanted), PeerActions.Request(unknown));
    }

    public override IResponderConnection Connection { get; }

    public override ActionRequest Request { get; }

    public override ActionRequest Unknown { get; }

    internal static async Task<ActionPlatform> StartAsync(
        TPeer peer, string responder, Func<TPeer, Dictionary<string, string>> settings, Containment wanted, Containment unknown, Func<TPeer, ActionPlan, bool>? change = null, Func<TPeer, string>? part = null)
    {
        await peer.StartAsync();
        return new PeerPlatform<TPeer>(peer, PeerActions.Open(responder, settings(peer)), wanted, unknown, change, part);
    }

    public override Task<string> DumpAsync() => Task.FromResult(_peer.Dump());

    public override Task<bool> ChangeAsPersonAsync(ActionPlan plan)
    {
        var has = false;
        if (_change is not null) _peer.Locked(() => has = _change(_peer, plan));
        return Task.FromResult(has);
    }

    public override Task<string> PersonsPartAsync() => Task.FromResult(_part is null ? _peer.Dump() : _part(_peer));

    public override async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _peer.DisposeAsync();
        _peer.Breaches.ShouldBeEmpty();
    }
}
