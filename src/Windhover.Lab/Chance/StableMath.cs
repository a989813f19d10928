namespace Windhover.Lab.Chance;

/// <summary>
/// Logarithm and exponential from IEEE basic operations alone. The ones of the runtime come from the machine's C library and may differ in the last
/// bit, which would make one seed give different files on different machines.
/// </summary>
internal static class StableMath
{
    private const double Ln2 = 0.693147180559945309417232121458;

    /// <summary>Natural logarithm of a positive, normal number.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52 & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        var z = (mantissa - 1) / (mantissa + 1);
        var z2 = z * z;
        double sum = 0, term = z;
        for (var k = 1; k < 40; k += 2)
        {
            sum += term / k;
            term *= z2;
        }

        return 2 * sum + exponent * Ln2;
    }

    /// <summary>e to the power x, for |x| below 700.</summary>
    public static double Exp(double x)
    {
        var n = (int)Math.Floor(x / Ln2 + 0.5);
        var r = x - n * Ln2;
        double sum = 1, term = 1;
        for (var k = 1; k < 18; k++)
        {
            term *= r / k;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
    }
}
