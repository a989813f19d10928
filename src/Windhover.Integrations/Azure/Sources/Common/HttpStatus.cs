using System.Buffers.Text;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Status codes of HTTP as the logs write them: 404, "404", 404.0.</summary>
internal static class HttpStatus
{
    /// <summary>Reads a code.</summary>
    /// <returns>False for what is none ("Unknown", an SMB code).</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out int code)
    {
        code = 0;
        if (text.EndsWith(".0"u8)) text = text[..^2];
        return Utf8Parser.TryParse(text, out code, out var used) && used == text.Length && code is >= 100 and < 600;
    }
}
