using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Background radiation: every public address is probed all day, by machines that are never seen again.</summary>
internal sealed class InternetNoise(World world) : Doing(world)
{
    private static readonly ushort[] Ports = [23, 22, 3389, 445, 8080, 80, 5900, 6379, 8443, 2375, 1433, 3306, 5555, 81, 8728, 9200, 5432, 27017, 11211, 25, 21, 161, 5060, 9000, 10250];

    public override void Step(Minute now)
    {
        for (var i = Rng.Poisson(2.2); i > 0; i--) Probe(Internet.Scanner(Rng), Rng.Chance(0.15) ? (ushort)Rng.Between(1, 65535) : Rng.PickZipf(Ports), Within(now));
        if (Rng.Chance(0.25)) Tcp(Internet.Scanner(Rng), Rng.Pick(Estate.Balancers), 443, Within(now), Span(800), Rng.LogNormal(600, 0.3), Rng.LogNormal(3800, 0.2));
        if (!Rng.Chance(0.004)) return;
        var scanner = Internet.Scanner(Rng);
        var at = now.Second * 1000;
        for (var i = Rng.Between(20, 120); i > 0; i--) Probe(scanner, (ushort)Rng.Between(1, 10_000), at += Rng.Between(200, 4000));
    }

    private void Probe(uint scanner, ushort port, long at)
    {
        var target = Rng.Below(5) switch { 0 => Estate.Bastion, 1 => Estate.Jump, var i => Estate.Balancers[i & 1] };
        if (target.Tier == "balancer" && port is 80 or 443)
        {
            Tcp(scanner, target, port, at, Span(400), 300, 900);
            return;
        }

        World.Flow(new(scanner, target, (ushort)Rng.Between(1024, 65535), port, at, 0, 0, 0) { Fate = FlowFate.Dropped, Protocol = port is 161 or 5060 ? (byte)17 : (byte)6 });
    }
}
