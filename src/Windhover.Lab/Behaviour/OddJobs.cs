using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What nobody planned: one-off scripts, an administrator's odd evening, things that point at the wrong place.</summary>
internal sealed class OddJobs : Doing
{
    private readonly uint[] oneOffs;

    public OddJobs(World world)
        : base(world)
    {
        oneOffs = [.. Enumerable.Range(0, 6).Select(_ => Internet.Server(Rng))];
    }

    public override void Step(Minute now)
    {
        if (Rng.Chance(0.0012 * Season.Staff(now))) OneOff(now);
        if (Rng.Chance(0.0006)) Tcp(Rng.Pick(Estate.Workers), Rng.Chance(0.5) ? Internet.Server(Rng) : Internet.Site(Rng), 443, Within(now), Span(2000), Rng.LogNormal(4000, 1), Rng.LogNormal(90_000, 1.5));
        if (Rng.Chance(0.0015 * Season.Staff(now))) Administer(now);
        if (Rng.Chance(0.006)) Mistake(now);
    }

    private void OneOff(Minute now)
    {
        // Somebody tries something by hand: a download, a vendor's upload, a new tool.
        var machine = Rng.Below(4) switch { 0 => Estate.Batch, 1 => Rng.Pick(Estate.Workers), 2 => Estate.Bastion, _ => Rng.Pick(Estate.DevApps) };
        var to = Rng.Chance(0.5) ? Rng.Pick(oneOffs) : Internet.Server(Rng);
        for (var i = Rng.Between(1, 4); i > 0; i--)
        {
            if (Rng.Chance(0.8)) Tcp(machine, to, 443, Within(now) + i * 20_000, Span(9000), Rng.LogNormal(9000, 1.3), Rng.LogNormal(4e6, 2));
            else Tcp(machine, to, 22, Within(now) + i * 20_000, Span(90_000), Rng.LogNormal(2e6, 1.5), Rng.LogNormal(90_000, 1.5));
        }
    }

    private void Mistake(Minute now)
    {
        // Something points at a machine that is gone, or at a port where nobody listens.
        var (from, to, port) = Rng.Below(4) switch
        {
            0 => (Rng.Pick(Estate.Apps), (Peer)(Internet.Address("10.10.8.60") + (uint)Rng.Below(6)), (ushort)8080),
            1 => (Rng.Pick(Estate.Workers), (Peer)Estate.Cache, (ushort)6380),
            2 => (Rng.Pick(Estate.Staff.Take(8).ToList()).Laptop, (Peer)Rng.Pick(Estate.Printers), (ushort)631),
            _ => (Estate.Reports, (Peer)Rng.Pick(Estate.Erp), (ushort)8443),
        };
        var fate = to.Machine is null ? FlowFate.Dropped : FlowFate.Refused;
        for (var i = Rng.Between(1, 5); i > 0; i--) World.Flow(new(from, to, Rng.EphemeralPort(), port, Within(now), 0, 0, 0) { Fate = fate });
    }

    private void Administer(Minute now)
    {
        var target = Rng.Pick(Estate.ProductionServers.ToList());
        if (target != Estate.Bastion) Tcp(Estate.Bastion, target, 22, Within(now), Span(300_000, 1.2), Rng.LogNormal(30_000, 1), Rng.LogNormal(120_000, 1.3));
        if (Rng.Chance(0.3)) Tcp(Estate.Jump, Rng.Pick(Estate.AzureServers.ToList()), 3389, Within(now), Span(400_000, 1), Rng.LogNormal(800_000, 1), Rng.LogNormal(8e6, 1));
    }
}
