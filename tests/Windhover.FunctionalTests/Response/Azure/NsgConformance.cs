using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Azure;

public abstract class NsgConformance(string name) : ActionConformance
{
    internal static readonly ConnectionRule[] Some = [Rule("203.0.113.9", 4444, 6, false), Rule("198.51.100.0/24", 22, 6, true), Rule("2001:db8::9", 443, 6, false), new() { Port = 53, Protocol = 17 }];

    protected override IAction Action { get; } = PeerActions.Of(name);

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<ArmPeer>.StartAsync(
        new ArmPeer(), "azure", static peer => peer.Settings, Of(PeerActions.Device(ArmPeer.Machine.ToLowerInvariant())), Of(PeerActions.Device("00224899aaaa", ArmPeer.Subscription)),
        static (peer, _) => peer.ChangeRule(), static peer => string.Join('\n', peer.Rules.Where(r => (string?)r["properties"]!["destinationPortRange"] == "65000").Select(r => r.ToJsonString())));

    private protected static ConnectionRule Rule(string remote, int port, int protocol, bool serves) =>
        new() { Remote = AddressBlock.TryParse(remote, out var block) ? block : throw new ArgumentException(remote), Port = port, Protocol = protocol, Serves = serves };

    private Containment Of(EntityRef who) => new() { Kind = Action.Descriptor.Kind, Entity = who, Block = Some, Allow = Some };
}
