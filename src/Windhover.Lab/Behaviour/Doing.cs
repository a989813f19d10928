using Windhover.Lab.Chance;
using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What behaviours share: the world, random numbers of their own, and short ways to make connections.</summary>
internal abstract class Doing : IBehaviour
{
    protected Doing(World world)
    {
        World = world;
        Rng = world.Chance(GetType().Name);
    }

    protected World World { get; }

    protected Estate Estate => World.Estate;

    protected Rng Rng { get; }

    /// <inheritdoc />
    public abstract void Step(Minute now);

    /// <summary>A random instant of a minute, epoch milliseconds.</summary>
    protected long Within(Minute now) => now.Second * 1000 + Rng.Below(60_000);

    /// <summary>A TCP connection with a fresh port.</summary>
    protected void Tcp(Peer from, Peer to, ushort port, long start, int milliseconds, double bytesOut, double bytesIn, string service = "") =>
        World.Flow(new(from, to, Rng.EphemeralPort(), port, start, milliseconds, (long)bytesOut, (long)bytesIn) { Service = service });

    /// <summary>A UDP exchange with a fresh port.</summary>
    protected void Udp(Peer from, Peer to, ushort port, long start, int milliseconds, double bytesOut, double bytesIn, string service = "") =>
        World.Flow(new(from, to, Rng.EphemeralPort(), port, start, milliseconds, (long)bytesOut, (long)bytesIn) { Protocol = 17, Service = service });

    /// <summary>A minute of a lasting TCP connection, whose port stays.</summary>
    protected void Lasting(Peer from, Peer to, ushort fromPort, ushort port, long start, double bytesOut, double bytesIn) =>
        World.Flow(new(from, to, fromPort, port, start, 52_000, (long)bytesOut, (long)bytesIn));

    /// <summary>A number of milliseconds around a median, with a heavy tail.</summary>
    protected int Span(double median, double sigma = 0.8) => (int)Math.Min(3_600_000, Rng.LogNormal(median, sigma));
}
