using Windhover.Lab.Chance;

namespace Windhover.Lab.Behaviour;

/// <summary>The addresses behind a name: a few that answer most often, slowly replaced, as content networks and load balancers do.</summary>
internal sealed class PeerPool
{
    private readonly Func<Rng, uint> draw;
    private readonly double turnover;
    private readonly uint[] addresses;

    /// <param name="rng">Draws the first addresses.</param>
    /// <param name="size">How many at a time.</param>
    /// <param name="turnover">Probability per use that one of them is replaced.</param>
    /// <param name="draw">Where addresses come from.</param>
    public PeerPool(Rng rng, int size, double turnover, Func<Rng, uint> draw)
    {
        this.draw = draw;
        this.turnover = turnover;
        addresses = new uint[size];
        for (var i = 0; i < size; i++) addresses[i] = draw(rng);
    }

    /// <summary>The address that answers now.</summary>
    public uint Next(Rng rng)
    {
        if (turnover > 0 && rng.Chance(turnover)) addresses[rng.Below(addresses.Length)] = draw(rng);
        return addresses.Length == 1 ? addresses[0] : rng.PickZipf(addresses);
    }
}
