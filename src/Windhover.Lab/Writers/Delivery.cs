using Windhover.Lab.Chance;

namespace Windhover.Lab.Writers;

/// <summary>
/// How log delivery is less than perfect: a record misses its file and stands in a later one, out of order; a file comes twice under two names, as delivery
/// at least once allows. Drawn from the content, so that one record more or less moves no other.
/// </summary>
internal static class Delivery
{
    private const int LatestSeconds = 145;

    /// <summary>Seconds by which a record is late: none for most, up to 145 for one in a hundred.</summary>
    public static int Late(ulong content)
    {
        var mix = content * 0x9E37_79B9_7F4A_7C15;
        mix ^= mix >> 29;
        mix *= 0xBF58_476D_1CE4_E5B9;
        var luck = (int)(mix >> 40) & 0xFFFF;
        return luck >= 655 ? 0 : 1 + luck % LatestSeconds;
    }

    /// <summary>True for one file in three hundred.</summary>
    public static bool IsTwice(Rng rng) => rng.Chance(1 / 300.0);

    /// <summary>Milliseconds between the two deliveries of a file, up to 40 minutes.</summary>
    public static long Apart(Rng rng) => rng.Between(60, 2400) * 1000L;
}
