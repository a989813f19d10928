namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>How many packets each counted one stands for, as a fraction. <c>default</c> is "not said".</summary>
/// <param name="Packets">Packets that passed.</param>
/// <param name="Counted">Packets that were counted of them.</param>
internal readonly record struct SamplingRate(ulong Packets, ulong Counted)
{
    /// <summary>False when nothing was said.</summary>
    public bool IsSaid => Counted > 0;

    /// <summary>
    /// The rate that a record says, in any of the ways there are: one of every N (34 and 50), N counted and then M passed over (305 and 306), n out of N
    /// (309 and 310), a probability (311). RFC 5477 section 8.2; https://www.iana.org/assignments/ipfix/ipfix.xhtml.
    /// </summary>
    public static SamplingRate Of(in FlowValues values)
    {
        if (values.PacketInterval > 0) return new(values.PacketInterval + Math.Min(values.PacketSpace, uint.MaxValue), values.PacketInterval);
        if (values.Size > 0 && values.Population >= values.Size) return new(values.Population, values.Size);
        if (values.Probability is > 1e-9 and <= 1) return new(1_000_000_000, (ulong)Math.Round(values.Probability * 1_000_000_000));
        return values.Interval > 0 ? new(values.Interval, 1) : default;
    }

    /// <summary>A counter as it would be without sampling.</summary>
    /// <returns>False when that is more than a counter holds.</returns>
    public bool TryMultiply(ref long counter)
    {
        var whole = (UInt128)(ulong)counter * Packets / Counted;
        counter = (long)whole;
        return whole <= long.MaxValue;
    }
}
