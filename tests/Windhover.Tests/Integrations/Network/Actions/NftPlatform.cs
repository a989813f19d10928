using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Network.Actions;
using Windhover.Testing.Network;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Network.Actions;

/// <summary>A router with a table of somebody else's, and hosts behind it; the first is the device.</summary>
internal sealed partial class NftPlatform : ActionPlatform
{
    private const string PersonsElement = "10.77.3.2";

    private NftPlatform(RoutedNetwork network, ContainmentKind kind)
    {
        Network = network;
        Wanted = new Containment { Kind = kind, Entity = Device([RoutedNetwork.Address(1), RoutedNetwork.Address6(1)]), Block = [Rule("10.77.2.2", 8080), Rule("fd77:2::2", 8080)], Allow = [Rule("10.77.2.2", 8080), Rule("10.77.0.0/16", 9000, serves: true)] };
        Connection = Open(network);
        var now = Now;
        Request = new ActionRequest("ac-0123456789ab", Wanted, now, now + 3_600_000);
        Unknown = Request with { Wanted = Wanted with { Entity = Device(["192.0.2.7"]) } };
    }

    internal static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    internal RoutedNetwork Network { get; }

    internal Containment Wanted { get; }

    public override IResponderConnection Connection { get; }

    public override ActionRequest Request { get; }

    public override ActionRequest Unknown { get; }

    internal static async Task<NftPlatform> StartAsync(ContainmentKind kind, int hosts = 3)
    {
        var network = await RoutedNetwork.StartAsync(hosts, "conntrack");
        await RoutedNetwork.RunAsync(network.Router, "nft", "add table inet site; add chain inet site forward { type filter hook forward priority filter; policy accept; }; add rule inet site forward counter accept comment \"windhover-ac-0123456789ab\"");
        return new NftPlatform(network, kind);
    }

    /// <summary>The connection that the responder opens to a network's router.</summary>
    internal static IResponderConnection Open(RoutedNetwork network, TimeProvider? clock = null)
    {
        var responder = new NftablesResponder();
        var values = responder.Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default!, StringComparer.Ordinal);
        values["command"] = $"ip,netns,exec,{network.Router},nft";
        values["conntrack"] = $"ip,netns,exec,{network.Router},conntrack";
        values["networks"] = "10.77.0.0/16,fd77::/16";
        values["timeout_seconds"] = "60";
        return responder.Open(new CollectorSettings("gateway", values), clock ?? TimeProvider.System);
    }

    internal static EntityRef Device(IReadOnlyList<string> ips, string name = "h1") => new() { Type = EntityType.Device, Id = $"device:{name}", Name = name, Ips = ips };

    internal static ConnectionRule Rule(string? remote, int port, int protocol = 6, bool serves = false) =>
        new() { Remote = remote is null ? null : AddressBlock.TryParse(remote, out var block) ? block : throw new ArgumentException(remote), Port = port, Protocol = protocol, Serves = serves };

    public override async Task<string> DumpAsync() => Moving().Replace(await Network.RulesAsync(), "");

    public override async Task<bool> ChangeAsPersonAsync(ActionPlan plan)
    {
        await RoutedNetwork.RunAsync(Network.Router, "nft", $"add rule inet windhover windhover-{plan.ActionId}-out ip daddr 10.77.3.2 counter accept; add element inet windhover windhover-{plan.ActionId}-own4 {{ {PersonsElement} }}");
        return true;
    }

    public override async Task<string> PersonsPartAsync()
    {
        var all = JsonNode.Parse(await DumpAsync())!["nftables"]!.AsArray();
        var rule = all.Select(o => o!["rule"]).Single(r => r?["table"]?.GetValue<string>() == "windhover" && r["comment"] is null);
        var jumps = all.Count(o => o!["rule"]?["chain"]?.GetValue<string>() == NftNames.Forward);
        var set = all.Select(o => o!["set"]).First(s => s is not null)!["elem"]!.AsArray().Count(e => e is JsonValue v && v.GetValue<string>() == PersonsElement);
        return $"{rule!.ToJsonString()} {jumps} {set}";
    }

    public override async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Network.DisposeAsync();
    }

    // Time that is left, packets that were counted.
    [GeneratedRegex("\"expires\": [0-9]+, |\"packets\": [0-9]+, |\"bytes\": [0-9]+|\"handle\": [0-9]+, ", RegexOptions.None, 1000)]
    private static partial Regex Moving();
}
