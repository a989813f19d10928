using System.Text.Json;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Integrations.Network.Addresses;

/// <summary>
/// Lists that providers publish of their own addresses, put into a folder by the user: AWS <c>ip-ranges.json</c>
/// (https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html), Azure service tags (<c>ServiceTags_*.json</c>,
/// https://learn.microsoft.com/azure/virtual-network/service-tags-overview), Google <c>cloud.json</c> (https://cloud.google.com/compute/docs/faq#find_ip_range), and plain
/// lists, an address or block a line, named for their class: <c>tor-*.txt</c> (https://check.torproject.org/torbulkexitlist), <c>vpn-*.txt</c>, <c>hosting-*.txt</c>, <c>residential-*.txt</c>.
/// </summary>
internal static class PublishedRanges
{
    /// <summary>Reads every list of a folder; a file of another kind is an error, so that none is left out unseen.</summary>
    /// <returns>Name, version and ranges of each, in the order of names.</returns>
    /// <exception cref="InvalidDataException">A file is no such list.</exception>
    public static IEnumerable<(string Name, string Version, List<AddressRange> Ranges)> Read(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".tgz", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.EndsWith(".json", StringComparison.Ordinal)) yield return Json(name, path);
            else if (name.EndsWith(".txt", StringComparison.Ordinal) && ClassOf(name) is { } kind) yield return (name, File.GetLastWriteTimeUtc(path).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), List(name, path, kind));
            else throw new InvalidDataException($"{name}: no list of addresses that is known");
        }
    }

    private static AddressClass? ClassOf(string name) => name[..Math.Max(0, name.IndexOf('-', StringComparison.Ordinal))] switch
    {
        "tor" => AddressClass.Tor,
        "vpn" => AddressClass.Vpn,
        "hosting" => AddressClass.Hosting,
        "residential" => AddressClass.Residential,
        _ => null,
    };

    private static List<AddressRange> List(string name, string path, AddressClass kind)
    {
        var ranges = new List<AddressRange>();
        var number = 0;
        foreach (var raw in File.ReadLines(path))
        {
            number++;
            var text = raw.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            ranges.Add(Block(text, $"{name}, line {number}", AddressInfo.None with { Class = kind }));
        }

        return ranges;
    }

    private static (string Name, string Version, List<AddressRange> Ranges) Json(string name, string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var ranges = new List<AddressRange>();
        if (root.TryGetProperty("createDate", out var created))
        {
            foreach (var block in root.GetProperty("prefixes").EnumerateArray()) Add(block, "ip_prefix", "aws", "region", name, ranges);
            foreach (var block in root.GetProperty("ipv6_prefixes").EnumerateArray()) Add(block, "ipv6_prefix", "aws", "region", name, ranges);
            return (name, created.GetString() ?? "", ranges);
        }

        if (root.TryGetProperty("changeNumber", out var change) && root.TryGetProperty("values", out var tags))
        {
            foreach (var tag in tags.EnumerateArray().Select(t => t.GetProperty("properties")))
            {
                var region = tag.TryGetProperty("region", out var r) ? r.GetString() ?? "" : "";
                foreach (var block in tag.GetProperty("addressPrefixes").EnumerateArray()) ranges.Add(Block(block.GetString() ?? "", name, Cloud("azure", region)));
            }

            return (name, change.GetRawText(), [.. ranges.DistinctBy(r => (r.From, r.To, r.Info.Region)).OrderBy(r => r.Info.Region.Length)]);
        }

        if (!root.TryGetProperty("syncToken", out var token)) throw new InvalidDataException($"{name}: no list of addresses that is known");
        foreach (var block in root.GetProperty("prefixes").EnumerateArray()) Add(block, block.TryGetProperty("ipv4Prefix", out _) ? "ipv4Prefix" : "ipv6Prefix", "gcp", "scope", name, ranges);
        return (name, token.GetString() ?? "", ranges);
    }

    private static void Add(JsonElement block, string prefix, string provider, string region, string name, List<AddressRange> ranges) =>
        ranges.Add(Block(block.GetProperty(prefix).GetString() ?? "", name, Cloud(provider, block.TryGetProperty(region, out var r) ? r.GetString() ?? "" : "")));

    private static AddressInfo Cloud(string provider, string region) =>
        AddressInfo.None with { Class = AddressClass.Cloud, Provider = provider, Region = region is "GLOBAL" or "global" ? "" : region };

    private static AddressRange Block(string text, string where, AddressInfo info) =>
        AddressBlock.TryParse(text, out var from, out var to) ? new AddressRange(from, to, info) : throw new InvalidDataException($"{where}: no address or block");
}
