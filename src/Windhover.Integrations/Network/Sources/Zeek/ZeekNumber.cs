using System.Buffers.Text;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>Reads Zeek's numbers from text.</summary>
internal static class ZeekNumber
{
    private const int MostDigits = 18;
    private const long MostSeconds = 9_000_000_000_000;

    /// <summary>Reads a count: digits only.</summary>
    /// <returns>False when it is no count or more than <paramref name="most"/>.</returns>
    public static bool TryCount(ReadOnlySpan<byte> text, long most, out long value)
    {
        value = 0;
        if (text.Length is 0 or > MostDigits) return false;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                value = 0;
                return false;
            }

            value = value * 10 + digit;
        }

        if (value <= most) return true;
        value = 0;
        return false;
    }

    /// <summary>Reads seconds with a fraction as whole microseconds, rounded down. Negative ones are refused.</summary>
    public static bool TryMicros(ReadOnlySpan<byte> text, out long micros)
    {
        var point = text.IndexOf((byte)'.');
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (!TryCount(point < 0 ? text : text[..point], MostSeconds, out var seconds)) return TryDouble(text, out micros);
        if (point >= 0 && fraction.IsEmpty) return TryDouble(text, out micros);
        micros = seconds;
        for (var i = 0; i < 6; i++) micros = micros * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        return fraction.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 || TryDouble(text, out micros);
    }

    // JSON writers use an exponent for small durations (9.06e-06).
    private static bool TryDouble(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length > 40 || !Utf8Parser.TryParse(text, out double seconds, out var used) || used != text.Length) return false;
        if (!(seconds >= 0 && seconds < MostSeconds)) return false;
        micros = (long)(seconds * 1e6);
        return true;
    }
}
