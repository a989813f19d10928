using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A flow of a device as connection tracking lists it: the tuple of the side that opened it, then the tuple of the answers, which name the real addresses behind a translation.</summary>
/// <param name="Remote">The other side.</param>
/// <param name="Protocol">IANA number.</param>
/// <param name="Port">Service port; 0 where there is none.</param>
/// <param name="Serves">True when the other side opened it.</param>
internal sealed record TrackedFlow(Address Remote, int Protocol, int Port, bool Serves)
{
    /// <summary>Reads a line of <c>conntrack -L</c>.</summary>
    /// <returns>Null for a line that is no flow of the device.</returns>
    public static TrackedFlow? Read(string line, Address own)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 4 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var protocol)) return null;
        if (Find(words, "src=", 0) is not { } from || Find(words, "dst=", 0) is not { } to || Find(words, "src=", 1) is not { } answers) return null;
        if (!Address.TryParse(from, out var source) || !Address.TryParse(to, out var destination) || !Address.TryParse(answers, out var server)) return null;
        if (source == own) return new TrackedFlow(destination, protocol, Number(Find(words, "dport=", 0)), Serves: false);
        return server == own ? new TrackedFlow(source, protocol, Number(Find(words, "sport=", 1)), Serves: true) : null;
    }

    /// <summary>Arguments of conntrack that select it and those that differ in the client's port only.</summary>
    public IEnumerable<string> Selection(Address own)
    {
        string[] family = ["-f", own.IsV4 ? "ipv4" : "ipv6"];
        string[] protocol = Protocol switch { 6 => ["-p", "tcp"], 17 => ["-p", "udp"], 1 => ["-p", "icmp"], 58 => ["-p", "icmpv6"], _ => [] };
        string[] sides = Serves ? ["--orig-src", Remote.ToString(), "--reply-src", own.ToString()] : ["--orig-src", own.ToString(), "--orig-dst", Remote.ToString()];
        string[] port = Protocol is 6 or 17 ? [Serves ? "--reply-port-src" : "--orig-port-dst", Port.ToString(CultureInfo.InvariantCulture)] : [];
        return [.. family, .. protocol, .. sides, .. port];
    }

    private static string? Find(string[] words, string name, int place) => words.Where(w => w.StartsWith(name, StringComparison.Ordinal)).Skip(place).FirstOrDefault()?[name.Length..];

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
