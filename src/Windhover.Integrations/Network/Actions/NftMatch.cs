using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Conditions of rules in nft's JSON.</summary>
internal static class NftMatch
{
    /// <summary>The other side's address is one of these, which are all of one family.</summary>
    public static JsonNode Remote(IReadOnlyList<AddressBlock> remotes, bool isDestination)
    {
        var isV4 = remotes[0].IsV4;
        if (remotes.Any(r => r.Bits == 0)) return Equal(new JsonObject { ["meta"] = new JsonObject { ["key"] = "nfproto" } }, isV4 ? "ipv4" : "ipv6");
        return Equal(Field(isV4 ? "ip" : "ip6", isDestination ? "daddr" : "saddr"), new JsonObject { ["set"] = new JsonArray([.. remotes.Select(Block)]) });
    }

    /// <summary>The device's own address is in a set.</summary>
    public static JsonNode Own(string set, bool isV4, bool isSource) => Equal(Field(isV4 ? "ip" : "ip6", isSource ? "saddr" : "daddr"), $"@{set}");

    /// <summary>The protocol is one of these.</summary>
    public static JsonNode Protocols(params int[] numbers) => Equal(new JsonObject { ["meta"] = new JsonObject { ["key"] = "l4proto" } }, new JsonObject { ["set"] = new JsonArray([.. numbers.Select(n => JsonValue.Create(n))]) });

    /// <summary>A port.</summary>
    /// <param name="field"><c>dport</c> or <c>sport</c>.</param>
    /// <param name="port">Which.</param>
    public static JsonNode Port(string field, int port) => Equal(Field("th", field), port);

    /// <summary>A TCP packet that opens no connection.</summary>
    public static JsonNode NoOpening() => new JsonObject
    {
        ["match"] = new JsonObject
        {
            ["op"] = "!=",
            ["left"] = new JsonObject { ["&"] = new JsonArray(Field("tcp", "flags"), new JsonObject { ["|"] = new JsonArray("syn", "ack") }) },
            ["right"] = "syn",
        },
    };

    /// <summary>Of a flow that was seen both ways, or about one.</summary>
    public static JsonNode Established() => State("established", "related");

    /// <summary>About a flow that is known.</summary>
    public static JsonNode Related() => State("related");

    /// <summary><c>original</c> from the side that opened the flow, <c>reply</c> from the other.</summary>
    public static JsonNode Direction(string direction) => Equal(new JsonObject { ["ct"] = new JsonObject { ["key"] = "direction" } }, direction);

    private static JsonObject Field(string protocol, string field) => new() { ["payload"] = new JsonObject { ["protocol"] = protocol, ["field"] = field } };

    private static JsonNode Block(AddressBlock block) => block.Bits == (block.IsV4 ? 32 : 128)
        ? JsonValue.Create(block.First.ToString())
        : new JsonObject { ["prefix"] = new JsonObject { ["addr"] = block.First.ToString(), ["len"] = block.Bits } };

    private static JsonObject Equal(JsonNode left, JsonNode right) => new() { ["match"] = new JsonObject { ["op"] = "==", ["left"] = left, ["right"] = right } };

    private static JsonObject State(params string[] states) => new()
    {
        ["match"] = new JsonObject { ["op"] = "in", ["left"] = new JsonObject { ["ct"] = new JsonObject { ["key"] = "state" } }, ["right"] = new JsonArray([.. states.Select(s => JsonValue.Create(s))]) },
    };
}
