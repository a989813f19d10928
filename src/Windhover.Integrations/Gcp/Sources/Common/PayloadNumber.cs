using System.Buffers.Text;

namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>
/// Numbers of a jsonPayload. The log writes 64-bit ones as text and others as numbers, exports some of them with a fraction ("443.0"): both are read.
/// </summary>
internal static class PayloadNumber
{
    /// <summary>Reads a number that is not negative.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long number)
    {
        if (text.EndsWith(".0"u8)) text = text[..^2];
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && number >= 0;
    }

    /// <summary>A port; 0 for what is none.</summary>
    public static ushort Port(ReadOnlySpan<byte> text) => TryRead(text, out var number) && number <= ushort.MaxValue ? (ushort)number : (ushort)0;

    /// <summary>A size; 0 for what is none.</summary>
    public static long Size(ReadOnlySpan<byte> text) => TryRead(text, out var number) ? number : 0;
}
