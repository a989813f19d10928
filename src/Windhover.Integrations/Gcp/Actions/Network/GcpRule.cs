using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>A firewall rule that denies (https://cloud.google.com/compute/docs/reference/rest/v1/firewalls). Lists are sorted.</summary>
/// <param name="Project">The network's project.</param>
/// <param name="Network">The network's address.</param>
/// <param name="Name">The rule's name, which is the mark.</param>
/// <param name="IsIngress">Its direction.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Protocol">Name or number of the protocol; <c>all</c> for all.</param>
/// <param name="Port">Service port; "" for all.</param>
/// <param name="Ranges">The other side's blocks, of one family.</param>
/// <param name="Tag">Tag of the machines that it is for.</param>
internal sealed record GcpRule(string Project, string Network, string Name, bool IsIngress, int Priority, string Protocol, string Port, IReadOnlyList<string> Ranges, string Tag)
{
    private string Description => $"{Tag}: made by Windhover, taken away by it";

    /// <summary>The rule as it is sent.</summary>
    public JsonObject Body()
    {
        var denied = new JsonObject { ["IPProtocol"] = Protocol };
        if (Port.Length > 0) denied["ports"] = new JsonArray(Port);
        return new JsonObject
        {
            ["name"] = Name, ["description"] = Description, ["network"] = Network, ["direction"] = IsIngress ? "INGRESS" : "EGRESS", ["priority"] = Priority, ["denied"] = new JsonArray(denied),
            ["targetTags"] = new JsonArray(Tag), [IsIngress ? "sourceRanges" : "destinationRanges"] = new JsonArray([.. Ranges.Select(r => (JsonNode)r)]),
        };
    }

    /// <summary>True when what stands is this rule.</summary>
    public bool IsSame(JsonElement found)
    {
        var denied = found.Items("denied").ToList();
        return found.Text("description") == Description && !found.Flag("disabled") && found.Number("priority") == Priority && found.Text("direction") == (IsIngress ? "INGRESS" : "EGRESS")
            && denied.Count == 1 && denied[0].Text("IPProtocol") == Protocol && denied[0].Texts("ports").SequenceEqual(Port.Length > 0 ? [Port] : Array.Empty<string>())
            && found.Texts("targetTags").SequenceEqual([Tag]) && !found.Items("allowed").Any() && !found.Items("sourceTags").Any() && !found.Items("sourceServiceAccounts").Any()
            && found.Texts(IsIngress ? "sourceRanges" : "destinationRanges").Order(StringComparer.Ordinal).SequenceEqual(Ranges, StringComparer.OrdinalIgnoreCase)
            && !found.Items(IsIngress ? "destinationRanges" : "sourceRanges").Any();
    }

    /// <summary>For people.</summary>
    public override string ToString() =>
        $"{Protocol} {(IsIngress ? "from" : "to")} {(Ranges.Count > 3 ? $"{Ranges.Count} blocks of addresses" : string.Join(", ", Ranges))}{(Port.Length > 0 ? $" port {Port}" : "")}";
}
