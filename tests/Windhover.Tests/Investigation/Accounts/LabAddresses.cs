using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>What is known of the networks that the simulator draws from: the same for every build, whatever the address data of the day says.</summary>
internal static class LabAddresses
{
    private const string Rented = "51.68.0.0/16 51.75.0.0/16 54.36.0.0/16 65.108.0.0/16 95.216.0.0/16 116.202.0.0/16 134.209.0.0/16 159.65.0.0/16 167.99.0.0/16 172.104.0.0/15 45.76.0.0/16 45.32.0.0/16 94.130.0.0/16 138.201.0.0/16 "
        + "139.59.0.0/16 178.62.0.0/16 51.15.0.0/16 163.172.0.0/16 104.236.0.0/16 2a01:4f8::/32 2001:41d0::/32 2a01:7e00::/32";

    private const string Access = "77.160.0.0/13 84.80.0.0/14 86.80.0.0/13 81.128.0.0/13 86.128.0.0/11 79.192.0.0/11 87.128.0.0/11 90.0.0.0/10 83.32.0.0/12 73.0.0.0/9 24.128.0.0/11 71.192.0.0/12 93.32.0.0/12 151.16.0.0/12 78.20.0.0/14 "
        + "91.176.0.0/13 178.112.0.0/13 188.192.0.0/12 109.128.0.0/13 217.120.0.0/14 2001:1c00::/22 2a02:a400::/24 2003::/19 2a01:cb00::/24 2a00:23c0::/26";

    private const string Delivery = "104.16.0.0/14 172.64.0.0/14 151.101.0.0/17 23.32.0.0/13 2.16.0.0/14 142.250.0.0/16 172.217.0.0/17 99.84.0.0/16 143.204.0.0/16 157.240.0.0/17 18.64.0.0/15 199.232.0.0/17";

    /// <summary>The table.</summary>
    public static AddressTable Table { get; } = new AddressTableBuilder()
        .Add("lab", "1", [.. Of(Rented, AddressClass.Hosting, "a hosting company"), .. Of(Access, AddressClass.Residential, "an access provider"), .. Of(Delivery, AddressClass.ContentDelivery, "a delivery network")]).Build();

    private static IEnumerable<AddressRange> Of(string blocks, AddressClass sort, string name)
    {
        foreach (var block in blocks.Split(' '))
        {
            if (AddressBlock.TryParse(block, out var from, out var to)) yield return new AddressRange(from, to, AddressInfo.None with { Class = sort, Organisation = name });
        }
    }
}
