namespace Windhover.Lab.Chance;

/// <summary>
/// xoshiro256** (Blackman, Vigna, <c>https://prng.di.unimi.it/</c>), seeded by splitmix64 from a seed and the name of a purpose: the same numbers on every
/// runtime, and one purpose never shifts the numbers of another.
/// </summary>
internal sealed class Rng
{
    private ulong s0, s1, s2, s3;
    private double spareNormal;
    private bool hasSpare;

    public Rng(long seed, string purpose)
    {
        var x = (ulong)seed * 0x9E37_79B9_7F4A_7C15;
        foreach (var c in purpose) x = (x ^ c) * 0x0000_0100_0000_01B3 + 0x632B_E59B_D9B4_E019;
        s0 = Split(ref x);
        s1 = Split(ref x);
        s2 = Split(ref x);
        s3 = Split(ref x);
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var result = ulong.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = ulong.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, limit).</summary>
    public int Below(int limit) => (int)(((Bits() >> 32) * (ulong)limit) >> 32);

    /// <summary>Uniform in [low, high], both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of a list.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of a list, the first ones most often (weight 1 / rank).</summary>
    public T PickZipf<T>(IReadOnlyList<T> items)
    {
        var u = StableMath.Exp(Unit() * StableMath.Log(items.Count + 1.0));
        return items[Math.Min((int)u - 1, items.Count - 1)];
    }

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Normal()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spareNormal;
        }

        while (true)
        {
            double u = 2 * Unit() - 1, v = 2 * Unit() - 1, s = u * u + v * v;
            if (s is >= 1 or 0) continue;
            var f = Math.Sqrt(-2 * StableMath.Log(s) / s);
            spareNormal = v * f;
            hasSpare = true;
            return u * f;
        }
    }

    /// <summary>Log-normal by its median and the deviation of its logarithm.</summary>
    public double LogNormal(double median, double sigma) => median * StableMath.Exp(sigma * Normal());

    /// <summary>Exponential by its mean.</summary>
    public double Exponential(double mean) => -mean * StableMath.Log(1 - Unit());

    /// <summary>Poisson by its mean.</summary>
    public int Poisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > 40) return Math.Max(0, (int)(mean + Math.Sqrt(mean) * Normal() + 0.5));
        double limit = StableMath.Exp(-mean), p = 1;
        var n = -1;
        do
        {
            p *= Unit();
            n++;
        }
        while (p > limit);
        return n;
    }

    /// <summary>A client's port.</summary>
    public ushort EphemeralPort() => (ushort)Between(32768, 60999);

    /// <summary>Characters drawn from an alphabet.</summary>
    public string Text(int length, string alphabet) => string.Create(length, (this, alphabet), static (span, s) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = s.alphabet[s.Item1.Below(s.alphabet.Length)];
    });

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Hex(int length) => Text(length, "0123456789abcdef");

    /// <summary>Upper-case letters and digits, as cloud ids have them (base 32).</summary>
    public string Base32(int length) => Text(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    /// <summary>A version-4 GUID.</summary>
    public string Guid()
    {
        ulong high = Bits() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, low = Bits() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000;
        return $"{high >> 32:x8}-{high >> 16 & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFF_FFFF_FFFF:x12}";
    }

    private static ulong Split(ref ulong x)
    {
        x += 0x9E37_79B9_7F4A_7C15;
        var z = x;
        z = (z ^ z >> 30) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ z >> 27) * 0x94D0_49BB_1331_11EB;
        return z ^ z >> 31;
    }
}
