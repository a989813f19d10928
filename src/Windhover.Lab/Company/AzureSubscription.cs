namespace Windhover.Lab.Company;

/// <summary>One Azure subscription with one virtual network.</summary>
internal sealed class AzureSubscription
{
    /// <summary>Subscription GUID.</summary>
    public required string Id { get; init; }

    /// <summary>GUID of the flow log resource.</summary>
    public required string FlowLogGuid { get; init; }

    /// <summary>Resource id of the flow log, in the capitals that the service writes.</summary>
    public string FlowLogResource => $"/SUBSCRIPTIONS/{Id.ToUpperInvariant()}/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_WESTEUROPE/FLOWLOGS/KESTREL-VNET-FLOWLOG";

    /// <summary>Folder of the flow log in the storage container.</summary>
    public string FlowLogFolder => $"{Id.ToUpperInvariant()}_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_KESTREL-VNET-FLOWLOG";

    /// <summary>Resource id of the virtual network.</summary>
    public string VirtualNetwork => $"/subscriptions/{Id}/resourceGroups/kestrel-backoffice/providers/Microsoft.Network/virtualNetworks/kestrel-vnet";

    /// <summary>GUID of the network security group.</summary>
    public required string AclId { get; init; }
}
