namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>What is known of an address.</summary>
/// <param name="Class">What kind of place it is in.</param>
/// <param name="Asn">Number of the autonomous system that announces it; 0 when not known.</param>
/// <param name="Organisation">Who runs that system; "" when not known.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case: where it is registered or said to be used; "" when not known.</param>
/// <param name="Provider">Short name of the cloud, hosting or delivery provider; "" when it is none that is known.</param>
/// <param name="Region">The provider's own name of the region; "" when the data does not say.</param>
public readonly record struct AddressInfo(AddressClass Class, uint Asn, string Organisation, string Country, string Provider, string Region)
{
    /// <summary>Nothing is known.</summary>
    public static AddressInfo None { get; } = new(AddressClass.Unknown, 0, "", "", "", "");

    /// <summary>In words, for people: <c>AS64500 Example Ltd, NL, hosting</c>; "" when nothing is known.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Asn != 0) parts.Add($"AS{Asn} {Organisation}".TrimEnd());
        if (Country.Length > 0) parts.Add(Country);
        if (Provider.Length > 0) parts.Add(Region.Length > 0 ? $"{Provider} {Region}" : Provider);
        if (Words.Length > 0) parts.Add(Words);
        return string.Join(", ", parts);
    }

    private string Words => Class switch
    {
        AddressClass.Unknown => "",
        AddressClass.LinkLocal => "link-local",
        AddressClass.ContentDelivery => "content delivery",
        AddressClass.Vpn => "VPN",
        AddressClass.Tor => "Tor exit",
        _ => Class.ToString().ToLowerInvariant(),
    };
}
