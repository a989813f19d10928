namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>What kind of place an address is in. The special ones are those of RFC 6890 and its registries.</summary>
public enum AddressClass : byte
{
    /// <summary>Nothing says: an access network as a rule.</summary>
    Unknown,

    /// <summary>Private use: RFC 1918, unique local IPv6 (RFC 4193).</summary>
    Private,

    /// <summary>Shared by a carrier's customers (RFC 6598).</summary>
    Shared,

    /// <summary>The machine itself.</summary>
    Loopback,

    /// <summary>The same link only, metadata services of clouds included.</summary>
    LinkLocal,

    /// <summary>Examples in documentation (RFC 5737, RFC 3849, RFC 9637).</summary>
    Documentation,

    /// <summary>A group of receivers, or all on a link.</summary>
    Multicast,

    /// <summary>Another special purpose, or reserved: never a peer on the internet.</summary>
    Reserved,

    /// <summary>A cloud provider's.</summary>
    Cloud,

    /// <summary>Rented servers.</summary>
    Hosting,

    /// <summary>A content delivery or reverse proxy network: what is behind it is not known.</summary>
    ContentDelivery,

    /// <summary>A company's gateway for its people (secure web gateway).</summary>
    Gateway,

    /// <summary>A seller of virtual private networks.</summary>
    Vpn,

    /// <summary>An exit of the Tor network.</summary>
    Tor,

    /// <summary>Homes and offices, where the data says so.</summary>
    Residential,
}
