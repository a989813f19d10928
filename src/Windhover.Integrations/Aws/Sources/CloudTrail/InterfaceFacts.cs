using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>What calls about network interfaces and addresses teach. An allocated public address is an interface of its own kind (eipalloc-…).</summary>
internal static class InterfaceFacts
{
    /// <summary>The private addresses of an interface, as RunInstances and CreateNetworkInterface write it.</summary>
    public static void Made(JsonSlice networkInterface, FactWriter facts)
    {
        var id = networkInterface.Text("networkInterfaceId");
        var network = networkInterface.Text("vpcId");
        var hasList = false;
        foreach (var address in Items(networkInterface["privateIpAddressesSet"]))
        {
            hasList = true;
            facts.AddAddress(EntityFactKind.AddressOfInterface, id, address.Text("privateIpAddress"), network);
        }

        if (!hasList) facts.AddAddress(EntityFactKind.AddressOfInterface, id, networkInterface.Text("privateIpAddress"), network);
        foreach (var address in Items(networkInterface["ipv6AddressesSet"])) facts.AddAddress(EntityFactKind.AddressOfInterface, id, address.Text("ipv6Address"), network);
    }

    /// <summary>Addresses that an interface was given, or lost.</summary>
    public static void Assigned(in CloudTrailRecord record, EntityFactKind kind, FactWriter facts)
    {
        var id = record.Request.Text("networkInterfaceId");
        if (id.IsEmpty) return;
        foreach (var address in Items(record.Request["privateIpAddressesSet"])) facts.AddAddress(kind, id, address.Text("privateIpAddress"), default);
        foreach (var address in Items(record.Response["assignedPrivateIpAddressesSet"])) facts.AddAddress(kind, id, address.Text("privateIpAddress"), default);
        foreach (var address in Items(record.Request["ipv6AddressesSet"])) facts.AddAddress(kind, id, address.Text("ipv6Address"), default);
    }

    /// <summary>A public address that now leads to a machine or an interface.</summary>
    public static void Associated(JsonSlice request, FactWriter facts)
    {
        var address = request.Text("publicIp");
        var host = request.Text("instanceId");
        if (host.IsEmpty) facts.AddAddress(EntityFactKind.AddressOfInterface, request.Text("networkInterfaceId"), address, default);
        else facts.AddAddress(EntityFactKind.AddressOfHost, host, address, default);
        facts.Add(EntityFactKind.InterfaceOfHost, request.Text("allocationId"), host);
    }

    /// <summary>A public address that no longer leads anywhere.</summary>
    public static void Released(JsonSlice request, FactWriter facts)
    {
        var allocation = request.Text("allocationId");
        var address = request.Text("publicIp");
        if (address.IsEmpty) facts.Add(EntityFactKind.AddressReleased, allocation, default, needsObject: false);
        else facts.AddAddress(EntityFactKind.AddressReleased, allocation, address, default);
    }

    // The log calls the list "items", "item", or by its type.
    private static JsonSlice Items(JsonSlice set)
    {
        var items = set["items"];
        if (items.IsNone) items = set["item"];
        return items.IsNone ? set["assignedPrivateIpAddressSetType"] : items;
    }
}
