using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>A rule that denies (https://learn.microsoft.com/en-us/rest/api/virtualnetwork/security-rules/create-or-update). Lists are sorted.</summary>
/// <param name="IsInbound">Its direction.</param>
/// <param name="Protocol">Tcp, Udp, Icmp, Esp, Ah or *.</param>
/// <param name="Own">The machine's own addresses, all of one family.</param>
/// <param name="Remote">The other side's blocks, of the same family; * alone for everybody.</param>
/// <param name="Ports">Service ports and ranges; * alone for all.</param>
internal sealed record NsgRule(bool IsInbound, string Protocol, IReadOnlyList<string> Own, IReadOnlyList<string> Remote, IReadOnlyList<string> Ports)
{
    /// <summary>The rule as it is sent.</summary>
    public JsonObject Body(int priority, string description)
    {
        var properties = new JsonObject
        {
            ["description"] = description, ["protocol"] = Protocol, ["access"] = "Deny", ["priority"] = priority, ["direction"] = IsInbound ? "Inbound" : "Outbound", ["sourcePortRange"] = "*",
        };
        Put(properties, "sourceAddressPrefix", "sourceAddressPrefixes", IsInbound ? Remote : Own);
        Put(properties, "destinationAddressPrefix", "destinationAddressPrefixes", IsInbound ? Own : Remote);
        Put(properties, "destinationPortRange", "destinationPortRanges", Ports);
        return new JsonObject { ["properties"] = properties };
    }

    /// <summary>True when what stands in a group is this rule.</summary>
    public bool Equals(JsonElement found, int priority, string description)
    {
        var there = found.Part("properties");
        return there.Text("description") == description && there.Text("protocol").Equals(Protocol, StringComparison.OrdinalIgnoreCase) && there.Text("access") == "Deny" && there.Number("priority") == priority
            && there.Text("direction") == (IsInbound ? "Inbound" : "Outbound") && There(there, "sourcePortRange", "sourcePortRanges").SequenceEqual(["*"])
            && There(there, "sourceAddressPrefix", "sourceAddressPrefixes").SequenceEqual(IsInbound ? Remote : Own, StringComparer.OrdinalIgnoreCase)
            && There(there, "destinationAddressPrefix", "destinationAddressPrefixes").SequenceEqual(IsInbound ? Own : Remote, StringComparer.OrdinalIgnoreCase)
            && There(there, "destinationPortRange", "destinationPortRanges").SequenceEqual(Ports);
    }

    private static void Put(JsonObject properties, string one, string many, IReadOnlyList<string> values)
    {
        if (values.Count == 1) properties[one] = values[0];
        else properties[many] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
    }

    private static IReadOnlyList<string> There(JsonElement properties, string one, string many) => properties.Text(one) is { Length: > 0 } single ? [single] : [.. properties.Texts(many).Order(StringComparer.Ordinal)];
}
