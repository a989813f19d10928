using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Gcp;

public abstract class FirewallConformance(string name) : ActionConformance
{
    internal static readonly ConnectionRule[] Some = [Rule("203.0.113.9", 4444, 6, false), Rule("203.0.113.10", 4444, 6, false), Rule("198.51.100.0/24", 22, 6, true), Rule("2001:db8::9", 443, 6, false), new() { Port = 53, Protocol = 17 }, Rule("192.0.2.1", 0, 1, true)];

    protected override IAction Action { get; } = PeerActions.Of(name);

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<GcpPeer>.StartAsync(
        new GcpPeer(), "gcp", static peer => peer.Settings, Of(PeerActions.Device(GcpPeer.Machine)), Of(PeerActions.Device(GcpPeer.Machine + "9")),
        static (peer, _) => peer.ChangeRule(), static peer => string.Join('\n', peer.Rules.Where(r => (string?)r["description"] == "a person's now").Select(r => r.ToJsonString())));

    private protected static ConnectionRule Rule(string remote, int port, int protocol, bool serves) =>
        new() { Remote = AddressBlock.TryParse(remote, out var block) ? block : throw new ArgumentException(remote), Port = port, Protocol = protocol, Serves = serves };

    private Containment Of(EntityRef who) => new() { Kind = Action.Descriptor.Kind, Entity = who, Block = Some };
}
