using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>
/// Rules for what a device sends (<see cref="Out"/>) and for what is sent to it (<see cref="In"/>), in nft's JSON. Service ports are matched on the packet itself, so that the rules
/// hold for flows that began before them and for gateways that see one direction only; who opened a flow is asked of connection tracking only where a rule names no port.
/// What may go on returns to the base chain, so that the rules of other actions still see it.
/// </summary>
internal sealed class NftRules
{
    private const int Tcp = 6;

    /// <summary>Rules for packets from the device.</summary>
    public JsonArray Out { get; } = [];

    /// <summary>Rules for packets to the device.</summary>
    public JsonArray In { get; } = [];

    /// <summary>The rules of a containment.</summary>
    /// <exception cref="ActionRefusedException">It names no rule, where its kind needs one.</exception>
    public static NftRules Of(Containment wanted)
    {
        var rules = new NftRules();
        switch (wanted.Kind)
        {
            case ContainmentKind.BlockConnections:
                if (wanted.Block.Count == 0) throw new ActionRefusedException("No connection is named that could be blocked.");
                foreach (var group in NftRemotes.Group(wanted.Block)) rules.Block(group);
                break;
            case ContainmentKind.EnforcePatternOfLife or ContainmentKind.EnforceGroup:
                if (wanted.Allow.Count == 0) throw new ActionRefusedException("The allow-set is empty: nothing would go on, which is a quarantine and is asked for as such.");
                rules.Related();
                foreach (var group in NftRemotes.Group(wanted.Allow)) rules.Allow(group);
                rules.Rest();
                break;
            case ContainmentKind.BlockOutgoing or ContainmentKind.BlockIncoming:
                rules.Block(NftRemotes.Everybody(serves: wanted.Kind == ContainmentKind.BlockIncoming));
                break;
            case ContainmentKind.Quarantine:
                rules.Rest();
                break;
            default: throw new ActionRefusedException($"A gateway cannot do {wanted.Kind}.");
        }

        return rules;
    }

    private void Block(NftRemotes group)
    {
        var (opening, answering) = group.Serves ? (In, Out) : (Out, In);
        Drop(opening, [.. Match(group, isOpening: true), .. group.Port == 0 ? [NftMatch.Direction("original")] : Array.Empty<JsonNode>()]);
        Drop(answering, [.. Match(group, isOpening: false), .. group.Port == 0 ? [NftMatch.Direction("reply")] : Array.Empty<JsonNode>()]);
    }

    // The answering side may not open anything from its service port.
    private void Allow(NftRemotes group)
    {
        var (opening, answering) = group.Serves ? (In, Out) : (Out, In);
        Return(opening, Match(group, isOpening: true));
        if (group.Protocol is 0 or Tcp) Return(answering, [.. Match(group with { Protocol = Tcp }, isOpening: false), NftMatch.NoOpening()]);
        if (group.Protocol != Tcp) Return(answering, [.. Match(group, isOpening: false), NftMatch.Established()]);
    }

    // Errors about what goes on, as "packet too big".
    private void Related()
    {
        foreach (var chain in new[] { Out, In }) Return(chain, [NftMatch.Protocols(1, 58), NftMatch.Related()]);
    }

    private void Rest()
    {
        Drop(Out, []);
        Drop(In, []);
    }

    private IEnumerable<JsonNode> Match(NftRemotes group, bool isOpening)
    {
        var towardsRemote = isOpening != group.Serves;
        if (group.Remotes.Count > 0) yield return NftMatch.Remote(group.Remotes, towardsRemote);
        if (group.Protocol != 0) yield return NftMatch.Protocols(group.Protocol);
        if (group.Port != 0) yield return NftMatch.Port(isOpening ? "dport" : "sport", group.Port);
    }

    private static void Drop(JsonArray chain, IEnumerable<JsonNode> matches) =>
        chain.Add((JsonNode)new JsonArray([.. matches, new JsonObject { ["counter"] = null }, new JsonObject { ["drop"] = null }]));

    private static void Return(JsonArray chain, IEnumerable<JsonNode> matches) => chain.Add((JsonNode)new JsonArray([.. matches, new JsonObject { ["return"] = null }]));
}
