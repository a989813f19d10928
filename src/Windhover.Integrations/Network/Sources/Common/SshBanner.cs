using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.Common;

/// <summary>The tool behind the first line of an SSH client (<c>SSH-2.0-OpenSSH_9.6</c>; RFC 4253 section 4.2).</summary>
internal static class SshBanner
{
    /// <summary>The tool's family; "other" for what is no such line, none for an empty one.</summary>
    public static Symbol Family(ReadOnlySpan<byte> banner, SymbolTable symbols)
    {
        if (banner.IsEmpty) return default;
        var version = banner.StartsWith("SSH-"u8) ? banner[4..].IndexOf((byte)'-') : -1;
        return version < 0 ? symbols.Intern("other"u8) : Software(banner[(4 + version + 1)..], symbols);
    }

    /// <summary>The family of what stands behind the protocol's version (<c>OpenSSH_9.6p1 Ubuntu-3</c>): up to its own version.</summary>
    public static Symbol Software(ReadOnlySpan<byte> software, SymbolTable symbols)
    {
        for (var i = 1; i < software.Length; i++)
        {
            if (software[i] is < (byte)'0' or > (byte)'9' || software[i - 1] is not ((byte)'_' or (byte)'-')) continue;
            return UserAgentFamily.Intern(software[..(i - 1)], symbols);
        }

        return UserAgentFamily.Intern(software, symbols);
    }
}
