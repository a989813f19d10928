namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>English names of months, three letters, as RFC 3164 and both alert formats write them.</summary>
internal static class MonthNames
{
    /// <summary>1 to 12 for a text that begins with a month's name, else 0.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3) return 0;
        var at = "JanFebMarAprMayJunJulAugSepOctNovDec"u8.IndexOf(text[..3]);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : 0;
    }
}
