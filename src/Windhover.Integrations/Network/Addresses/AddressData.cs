using System.Text.Json;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Integrations.Network.Addresses;

/// <summary>
/// The address data: fetched as npm packages, compiled once into a table. Attribution: RouteViews, DB-IP (https://db-ip.com) and the NRO, CC BY 4.0
/// (docs/decisions/0007-address-data.md).
/// </summary>
public static class AddressData
{
    /// <summary>Name of the compiled file beside the program, and in a data folder, where it overrules the program's.</summary>
    public const string FileName = "addresses.bin";

    /// <summary>The words that a page which shows the data must carry.</summary>
    public const string Attribution = "Address data: RouteViews, IP to ASN Lite by DB-IP (https://db-ip.com), and the Number Resource Organization; CC BY 4.0";

    /// <summary>Fetches the newest packages from an npm registry.</summary>
    /// <param name="registry">Address of the registry.</param>
    /// <param name="folder">Where the archives go.</param>
    /// <param name="http">Asks.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="HttpRequestException">The registry does not answer as it should.</exception>
    public static async Task FetchAsync(Uri registry, string folder, HttpClient http, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var package in AddressPackage.All)
        {
            var about = new Uri(registry, package.Name.Replace("/", "%2f", StringComparison.Ordinal) + "/latest");
            using var json = JsonDocument.Parse(await http.GetByteArrayAsync(about, cancellation).ConfigureAwait(false));
            var archive = new Uri(json.RootElement.GetProperty("dist").GetProperty("tarball").GetString()!);
            var path = Path.Combine(folder, package.FileName);
            using (var from = await http.GetStreamAsync(archive, cancellation).ConfigureAwait(false))
            using (var to = File.Create(path + ".part")) await from.CopyToAsync(to, cancellation).ConfigureAwait(false);
            File.Move(path + ".part", path, overwrite: true);
        }
    }

    /// <summary>Compiles a folder of packages, and of the lists that the user put there.</summary>
    /// <exception cref="InvalidDataException">Something in it is damaged or not known; it names the file.</exception>
    /// <exception cref="FileNotFoundException">A package is not there.</exception>
    public static AddressTable Compile(string folder)
    {
        var builder = new AddressTableBuilder();
        foreach (var package in AddressPackage.All)
        {
            using var archive = File.OpenRead(Path.Combine(folder, package.FileName));
            var (version, ranges) = package.Read(archive);
            builder.Add(package.Name, version, ranges);
        }

        foreach (var (name, version, ranges) in PublishedRanges.Read(folder)) builder.Add(name, version, ranges);
        return builder.Build(ProviderNetworks.Complete);
    }

    /// <summary>The table of a data folder, or else the one beside the program, or else one that knows special addresses only.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static AddressTable Load(string? dataFolder)
    {
        var own = dataFolder is null ? null : Path.Combine(dataFolder, FileName);
        return AddressTableFile.ReadOrEmpty(own is not null && File.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, FileName));
    }
}
