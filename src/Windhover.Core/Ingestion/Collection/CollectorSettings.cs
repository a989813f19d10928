using System.Collections.Frozen;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>What a user wrote for one collection, with defaults filled in and secrets fetched.</summary>
/// <param name="Name">The collection's own name, unique in the configuration; letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Values">Setting by name.</param>
public sealed record CollectorSettings(string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Secrets that somebody typed in the console, by setting: not those that whoever runs the program laid out. What such a secret says of files and addresses is not to be believed. The default is none.</summary>
    public IReadOnlySet<string> Typed { get; init; } = FrozenSet<string>.Empty;

    /// <summary>True when somebody wrote them in the console: the identity of the machine that the program runs on then goes to its provider's own addresses only. The default is false.</summary>
    public bool IsFromConsole { get; init; }

    /// <summary>A setting; "" when neither it nor a default is there.</summary>
    public string this[string setting] => Values.GetValueOrDefault(setting, "");

    /// <summary>A whole number between two bounds.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public int Number(string setting, int least, int most) => int.TryParse(this[setting], System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
        ? number
        : throw new CollectorSettingsException(setting, $"expected a whole number from {least} to {most}");

    /// <summary>A list: what the user wrote as one, or as a text with commas; empty when it is not set.</summary>
    public IReadOnlyList<string> List(string setting) => this[setting].Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An address and port to listen on or to call, as <c>127.0.0.1:514</c> or <c>[::1]:514</c>; port 0 takes a free one.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public System.Net.IPEndPoint EndPoint(string setting) => this[setting].Contains(':') && System.Net.IPEndPoint.TryParse(this[setting], out var point)
        ? point
        : throw new CollectorSettingsException(setting, "expected an address and a port, as 127.0.0.1:514");

    /// <summary>An absolute http or https address.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public Uri Address(string setting) => Uri.TryCreate(this[setting], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new CollectorSettingsException(setting, "expected an address that begins with https://");
}
