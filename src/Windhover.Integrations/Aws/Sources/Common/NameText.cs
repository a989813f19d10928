using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>Names of hosts and domains in one form, however a client wrote them.</summary>
internal static class NameText
{
    private const int Longest = 256;

    /// <summary>A name in lower case, without the dot of the root.</summary>
    public static Symbol Domain(SymbolTable symbols, ReadOnlySpan<byte> name)
    {
        if (name.Length > 1 && name[^1] == '.') name = name[..^1];
        if (name.Length > Longest) return symbols.Intern(name);
        Span<byte> lower = stackalloc byte[Longest];
        return Ascii.ToLower(name, lower, out var length) == System.Buffers.OperationStatus.Done ? symbols.Intern(lower[..length]) : symbols.Intern(name);
    }

    /// <summary>The host of an address on the web (https://www.example.com:443/path) or of a Host header, without its port; empty when there is none.</summary>
    public static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> url)
    {
        var scheme = url.IndexOf("://"u8);
        if (scheme >= 0) url = url[(scheme + 3)..];
        var end = url.IndexOfAny("/?#"u8);
        if (end >= 0) url = url[..end];
        if (url is [(byte)'[', ..])
        {
            var close = url.IndexOf((byte)']');
            return close < 0 ? url[1..] : url[1..close];
        }

        var colon = url.LastIndexOf((byte)':');
        return colon >= 0 && url[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? url[..colon] : url;
    }
}
