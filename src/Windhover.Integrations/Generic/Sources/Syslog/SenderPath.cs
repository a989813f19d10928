using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>
/// The address of the machine that sent a file's messages, from the stream's name that the listener gives it (<c>udp-192.0.2.7</c>, <c>tls-2001_db8__7</c>): it stands for the
/// host in messages that do not name theirs.
/// </summary>
internal static class SenderPath
{
    /// <summary>The address as text; empty when the path has none.</summary>
    public static byte[] Find(string path)
    {
        foreach (var part in path.Split('/', '\\').Reverse())
        {
            if (part.Length < 5 || part[3] != '-' || part[..3] is not ("udp" or "tcp" or "tls")) continue;
            if (Address.TryParse(part[4..].Replace('_', ':'), out var address)) return Encoding.ASCII.GetBytes(address.ToString());
        }

        return [];
    }
}
