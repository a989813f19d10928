using System.Buffers.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.GitHub.Sources.Common;

/// <summary>Times as the service writes them: epoch milliseconds (audit log), epoch seconds (pushes), ISO-8601 (all else); exports write any of them as text.</summary>
internal static class GitHubTime
{
    private const long FirstMillisecond = 100_000_000_000;
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>Reads a time.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        if (!Utf8Parser.TryParse(text, out epochMilliseconds, out var used) || used != text.Length) return IsoTime.TryRead(text, out epochMilliseconds);
        if (epochMilliseconds is > 0 and < FirstMillisecond) epochMilliseconds *= 1000;
        return epochMilliseconds is > 0 and <= LastMillisecond;
    }
}
