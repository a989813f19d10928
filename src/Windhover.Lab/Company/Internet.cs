using System.Globalization;
using Windhover.Lab.Chance;

namespace Windhover.Lab.Company;

/// <summary>
/// Addresses outside, from real networks of each sort, so that an address-to-network table finds what it would find in a real estate. Attackers and
/// benign newcomers draw from the same ranges.
/// </summary>
internal static class Internet
{
    private static readonly (uint Base, int Bits)[] Hosting = Parse("51.68.0.0/16 51.75.0.0/16 54.36.0.0/16 65.108.0.0/16 95.216.0.0/16 116.202.0.0/16 134.209.0.0/16 159.65.0.0/16 167.99.0.0/16 "
        + "172.104.0.0/15 45.76.0.0/16 45.32.0.0/16 185.199.108.0/22 94.130.0.0/16 138.201.0.0/16 139.59.0.0/16 178.62.0.0/16 51.15.0.0/16 163.172.0.0/16 104.236.0.0/16");

    private static readonly (uint Base, int Bits)[] Residential = Parse("77.160.0.0/13 84.80.0.0/14 86.80.0.0/13 81.128.0.0/13 86.128.0.0/11 79.192.0.0/11 87.128.0.0/11 90.0.0.0/10 83.32.0.0/12 "
        + "73.0.0.0/9 24.128.0.0/11 71.192.0.0/12 93.32.0.0/12 151.16.0.0/12 78.20.0.0/14 91.176.0.0/13 178.112.0.0/13 188.192.0.0/12 109.128.0.0/13 217.120.0.0/14");

    private static readonly (uint Base, int Bits)[] Cdn = Parse("104.16.0.0/14 172.64.0.0/14 151.101.0.0/17 23.32.0.0/13 2.16.0.0/14 142.250.0.0/16 172.217.0.0/17 13.107.0.0/17 52.96.0.0/15 "
        + "99.84.0.0/16 143.204.0.0/16 157.240.0.0/17 18.64.0.0/15 199.232.0.0/17");

    private static readonly (uint Base, int Bits)[] Scanners = Parse("45.148.10.0/24 80.82.77.0/24 89.248.160.0/21 141.98.10.0/23 185.224.128.0/24 193.163.125.0/24 162.142.125.0/24 167.94.138.0/24 "
        + "71.6.128.0/17 92.63.196.0/23 1.0.128.0/17 14.160.0.0/12 36.32.0.0/12 58.208.0.0/13 61.128.0.0/11 103.40.0.0/14 113.160.0.0/12 117.192.0.0/11 177.32.0.0/12 187.0.0.0/13 189.0.0.0/12 200.32.0.0/12 213.176.0.0/14");

    private static readonly (uint Base, int Bits)[] Telephony = Parse("52.112.0.0/15 3.7.35.0/25 170.114.0.0/17 74.125.250.0/24 144.195.0.0/17");
    private static readonly (uint Base, int Bits)[] ObjectStore = Parse("52.218.0.0/18 3.5.64.0/22 52.92.0.0/18 16.12.8.0/23");
    private static readonly (uint Base, int Bits)[] CloudApi = Parse("54.239.32.0/22 52.95.112.0/22 52.119.240.0/22 99.80.34.0/24 67.220.240.0/24");

    /// <summary>A rented server somewhere.</summary>
    public static uint Server(Rng rng) => From(Hosting, rng);

    /// <summary>A subscriber's line: homes, hotels, phones.</summary>
    public static uint Home(Rng rng) => From(Residential, rng);

    /// <summary>A big web site's front.</summary>
    public static uint Site(Rng rng) => From(Cdn, rng);

    /// <summary>One of the machines that probe the whole internet.</summary>
    public static uint Scanner(Rng rng) => rng.Chance(0.8) ? From(Scanners, rng) : From(Hosting, rng);

    /// <summary>A meeting server of a video service.</summary>
    public static uint MeetingServer(Rng rng) => From(Telephony, rng);

    /// <summary>The cloud's object store in the company's region.</summary>
    public static uint Bucket(Rng rng) => From(ObjectStore, rng);

    /// <summary>An API endpoint of the cloud in the company's region.</summary>
    public static uint CloudEndpoint(Rng rng) => From(CloudApi, rng);

    /// <summary>Dotted form.</summary>
    public static string Text(uint address) => string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}");

    /// <summary>Reads the dotted form.</summary>
    public static uint Address(string text)
    {
        uint value = 0;
        foreach (var part in text.Split('.')) value = value << 8 | uint.Parse(part, CultureInfo.InvariantCulture);
        return value;
    }

    private static uint From((uint Base, int Bits)[] ranges, Rng rng)
    {
        var (start, bits) = ranges[rng.Below(ranges.Length)];
        var size = 1 << 32 - bits;
        return start + (uint)rng.Between(1, size - 2);
    }

    private static (uint Base, int Bits)[] Parse(string ranges) =>
        [.. ranges.Split(' ').Select(r => r.Split('/')).Select(r => (Address(r[0]), int.Parse(r[1], CultureInfo.InvariantCulture)))];
}
