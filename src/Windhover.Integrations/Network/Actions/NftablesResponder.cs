using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A Linux gateway whose kernel filters what it forwards, reached by running <c>nft</c> here, in a network namespace or over ssh.</summary>
internal sealed class NftablesResponder : IResponder
{
    /// <summary>Its name.</summary>
    internal const string Name = "nftables";

    /// <summary>The page of nft's JSON.</summary>
    internal const string Page = "https://manpages.debian.org/bookworm/libnftables1/libnftables-json.5.en.html";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "nftables on a Linux gateway",
        Page = Page,
        Settings =
        [
            new("command", "How to run nft, as a list of a program and its arguments: [nft], [sudo, nft], [ssh, gateway, nft], [ip, netns, exec, NAME, nft]. No shell is used here.", "nft"),
            new("conntrack", "How to run conntrack, in the same way. Empty to leave running flows to the drop alone, which is enough unless the gateway offloads flows.", "conntrack"),
            new("table", "Name of the inet table that Windhover makes and removes; no other is touched. Letters, digits, - and _.", "windhover"),
            new("networks", "Own networks that this gateway routes, as 10.0.0.0/8. Devices outside are refused. Empty for all.", ""),
            new("timeout_seconds", "How long one command may take, 1 to 300 seconds.", "10"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock)
    {
        var command = settings.List("command");
        if (command.Count == 0) throw new CollectorSettingsException("command", "must be set");
        var table = settings["table"];
        if (table.Length is 0 or > 60 || !char.IsAsciiLetter(table[0]) || !table.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw new CollectorSettingsException("table", "expected a letter, then letters, digits, - and _");
        var timeout = TimeSpan.FromSeconds(settings.Number("timeout_seconds", 1, 300));
        var conntrack = settings.List("conntrack");
        return new NftablesConnection
        {
            Nft = new GatewayCommand(command, timeout, clock),
            Conntrack = conntrack.Count == 0 ? null : new GatewayCommand(conntrack, timeout, clock),
            Table = table,
            Networks = [.. settings.List("networks").Select(Network)],
            Clock = clock,
        };
    }

    private static AddressBlock Network(string text) => AddressBlock.TryParse(text, out var block) ? block : throw new CollectorSettingsException("networks", "expected networks, as 10.0.0.0/8");
}
