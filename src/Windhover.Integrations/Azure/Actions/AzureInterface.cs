using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>A network interface (https://learn.microsoft.com/en-us/rest/api/virtualnetwork/network-interfaces/get).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Machine">Id of the machine it belongs to; "" for none.</param>
/// <param name="Mac">Its MAC address: 12 hexadecimal digits in lower case.</param>
/// <param name="Addresses">Its private addresses.</param>
/// <param name="Group">Id of its own security group; "" for none.</param>
/// <param name="Subnets">Ids of its subnets.</param>
internal sealed record AzureInterface(string Id, string Machine, string Mac, IReadOnlyList<AddressBlock> Addresses, string Group, IReadOnlyList<string> Subnets)
{
    /// <summary>Version of the interface of Microsoft.Network that is spoken.</summary>
    public const string Version = "2024-05-01";

    /// <summary>Reads one.</summary>
    public static AzureInterface Of(JsonElement found)
    {
        var properties = found.Part("properties");
        var configurations = properties.Items("ipConfigurations").Select(c => c.Part("properties")).ToList();
        var addresses = configurations.Select(c => AddressBlock.TryParse(c.Text("privateIPAddress"), out var address) ? address : (AddressBlock?)null).OfType<AddressBlock>();
        return new AzureInterface(
            found.Text("id"), properties.Part("virtualMachine").Text("id"), new string([.. properties.Text("macAddress").Where(char.IsAsciiHexDigit)]).ToLowerInvariant(),
            [.. addresses.Distinct().OrderBy(a => a.ToString(), StringComparer.Ordinal)], properties.Part("networkSecurityGroup").Text("id"),
            [.. configurations.Select(c => c.Part("subnet").Text("id")).Where(i => i.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>True when it has an address.</summary>
    public bool Has(Address address) => Addresses.Any(a => a.First == address);
}
