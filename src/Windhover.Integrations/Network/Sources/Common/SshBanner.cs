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
        if (!banner.StartsWith("SSH-"u8)) return symbols.Intern("other"u8);
        var version = banner[4..].IndexOf((byte)'-');
        return version < 0 ? symbols.Intern("other"u8) : UserAgentFamily.Intern(banner[(4 + version + 1)..], symbols);
    }
}
