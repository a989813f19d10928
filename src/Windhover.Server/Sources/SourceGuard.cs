using System.Net;
using System.Net.Sockets;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Server.Sources;

/// <summary>
/// Keeps an administrator of the console from becoming one of the machine: which files and variables a source may name, and which addresses it may call
/// (https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html).
/// </summary>
/// <param name="rules">What is allowed.</param>
/// <param name="resolve">Resolves a name; null for the system's way.</param>
internal sealed class SourceGuard(SourceRules rules, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private const string Variable = "env:";
    private const string File = "file:";
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>True for a secret that only says where it is.</summary>
    public static bool IsReference(string secret) => secret.Split('\n').All(line => line.StartsWith(Variable, StringComparison.Ordinal) || line.StartsWith(File, StringComparison.Ordinal));

    /// <summary>Checks one line of a secret that may say where it is.</summary>
    /// <exception cref="SourceRefusedException">It says so, of a place that the console may not name.</exception>
    public void CheckSecret(string setting, string line)
    {
        if (line.StartsWith(Variable, StringComparison.Ordinal) && !line.StartsWith(Variable + SourceRules.VariablePrefix, StringComparison.Ordinal))
            throw new SourceRefusedException(setting, $"{setting}: only variables whose names begin with {SourceRules.VariablePrefix} can be named in the console; the others are for the configuration file.");
        if (line.StartsWith(File, StringComparison.Ordinal)) CheckFile(setting, line[File.Length..]);
    }

    /// <summary>Checks the path of a file.</summary>
    /// <exception cref="SourceRefusedException">It lies elsewhere than it may.</exception>
    public void CheckFile(string setting, string path)
    {
        if (rules.Files.Length == 0) throw new SourceRefusedException(setting, $"{setting}: no file can be named in the console; `console_sources: {{ files: FOLDER }}` in the configuration says which folder's can.");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(rules.Files));
        if (path.Contains('\0') || !Path.IsPathFullyQualified(path) || Path.GetDirectoryName(Path.GetFullPath(path)) != folder)
            throw new SourceRefusedException(setting, $"{setting}: only files that lie directly in {folder} can be named in the console.");
    }

    /// <summary>Checks the addresses that a setting holds: those of this machine, of its network and of its cloud's metadata service are not called by default.</summary>
    /// <exception cref="SourceRefusedException">One of them may not be called.</exception>
    public async Task CheckAddressesAsync(CollectorSettings settings, IReadOnlyList<CollectorSetting> known, CancellationToken cancellation)
    {
        foreach (var setting in known.Where(s => !s.IsSecret))
        {
            foreach (var address in AddressesIn(settings[setting.Name])) await CheckAsync(setting.Name, address, cancellation);
        }
    }

    /// <summary>The addresses in a setting that is no secret: what it calls.</summary>
    public static IEnumerable<string> AddressesIn(string value) => value.Split([',', '\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Contains("://", StringComparison.Ordinal));

    private async Task CheckAsync(string setting, string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return; // the collector says what is wrong with it
        if (uri.UserInfo.Length > 0) throw new SourceRefusedException(setting, $"{setting}: an address with a name and a password in it is not taken; there are settings for secrets.");
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return;
        var addresses = await ResolveAsync(uri, cancellation);
        if (Array.Exists(addresses, PublicAddress.IsLinkLocal)) throw new SourceRefusedException(setting, $"{setting}: {uri.Host} leads to a link-local address, where metadata services are; it is never called.");
        if (!rules.AllowPrivate && !Array.TrueForAll(addresses, PublicAddress.IsPublic))
            throw new SourceRefusedException(setting, $"{setting}: {uri.Host} leads to an address that is not of the open internet; `console_sources: {{ allow_private: true }}` in the configuration lets the console name such.");
    }

    // A name that leads nowhere now is for the trial to tell of.
    private async Task<IPAddress[]> ResolveAsync(Uri uri, CancellationToken cancellation)
    {
        try
        {
            return IPAddress.TryParse(uri.DnsSafeHost, out var literal) ? [literal] : await resolve(uri.DnsSafeHost, cancellation);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return [];
        }
    }
}
