using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Integrations.Network.Addresses;

/// <summary>
/// One npm package of https://github.com/sapics/ip-location-db, which carries its data inside: lines of first address, last address (as decimal numbers) and
/// what is said of them, in one file for IPv4 and one for IPv6.
/// </summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Prefix">What the names of its files begin with.</param>
/// <param name="Info">What the fields behind the addresses say.</param>
internal sealed record AddressPackage(string Name, string Prefix, Func<CsvFields, AddressInfo> Info)
{
    /// <summary>The packages, the later overruling the earlier.</summary>
    public static IReadOnlyList<AddressPackage> All { get; } =
    [
        new("@ip-location-db/geo-whois-asn-country", "geo-whois-asn-country", static f => AddressInfo.None with { Country = f[2] }),
        new("@ip-location-db/asn", "asn", static f => AddressInfo.None with { Asn = uint.TryParse(f[2], out var asn) ? asn : 0, Organisation = f[3] }),
    ];

    /// <summary>Name of the file that holds the package beside others.</summary>
    public string FileName => Name.TrimStart('@').Replace('/', '-') + ".tgz";

    /// <summary>Reads the package's version and ranges from its archive.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or has not the files or the form that is known.</exception>
    public (string Version, List<AddressRange> Ranges) Read(Stream archive)
    {
        var version = "";
        var ranges = new List<AddressRange>();
        var files = 0;
        using var plain = new GZipStream(archive, CompressionMode.Decompress);
        using var tar = new TarReader(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null) continue;
            if (entry.Name == "package/package.json")
            {
                using var json = JsonDocument.Parse(entry.DataStream);
                version = json.RootElement.GetProperty("version").GetString() ?? "";
            }
            else if (entry.Name == $"package/{Prefix}-ipv4-num.csv" || entry.Name == $"package/{Prefix}-ipv6-num.csv")
            {
                Read(entry.DataStream, entry.Name, isV4: entry.Name.Contains("-ipv4-", StringComparison.Ordinal), ranges);
                files++;
            }
        }

        return files == 2 && version.Length > 0 ? (version, ranges) : throw new InvalidDataException($"{Name}: the package does not hold the files that are known");
    }

    private void Read(Stream csv, string file, bool isV4, List<AddressRange> ranges)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8);
        var seen = new Dictionary<AddressInfo, AddressInfo>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var fields = new CsvFields(line);
            if (!Bound(fields[0], isV4, out var from) || !Bound(fields[1], isV4, out var to) || to.CompareTo(from) < 0) throw new InvalidDataException($"{Name}: {file}, line {number}: no range of addresses");
            var info = Info(fields);

            // Half a million ranges speak of a few ten thousand networks.
            if (!seen.TryGetValue(info, out var kept)) seen[info] = kept = info;
            ranges.Add(new AddressRange(from, to, kept));
        }
    }

    private static bool Bound(string text, bool isV4, out Address address)
    {
        address = default;
        if (!UInt128.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) || (isV4 && number > uint.MaxValue)) return false;
        address = isV4 ? Address.FromV4((uint)number) : new Address((ulong)(number >> 64), (ulong)number);
        return true;
    }
}
