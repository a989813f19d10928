using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// A server speaks through name look-ups with a resolver of the attacker's: small, steady, day and night; flow records show only UDP to port 53. After
/// <c>https://attack.mitre.org/techniques/T1071/004/</c> and <c>https://unit42.paloaltonetworks.com/dns-tunneling-in-the-wild/</c>. Twin: a tier moves to another public resolver.
/// </summary>
[Family("dns-tunnel", Pace.Slow, HeldOut = true)]
internal sealed class DnsTunnel : Attack
{
    private readonly List<Machine> machines = [];
    private readonly uint resolver;
    private readonly int start, until;
    private readonly ushort port;
    private readonly double perMinute;

    public DnsTunnel(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1);
        until = twin ? world.Options.Days * 1440 : start + Math.Min(Remaining(start), Rng.Between(1440, 4 * 1440));
        resolver = twin ? Rng.Pick([Internet.Address("1.0.0.1"), Internet.Address("8.8.4.4"), Internet.Address("208.67.222.222")]) : Internet.Server(Rng);
        port = Rng.EphemeralPort();
        perMinute = twin ? 1.2 : 24 - 21.5 * Stealth;
        var tier = Coin() != twin ? Estate.Workers : Estate.Apps;
        if (twin) machines.AddRange(tier);
        else machines.Add(Rng.Pick(tier));
        foreach (var machine in machines) Actor(machine);
        Tell(twin ? "A tier of servers moves to another public resolver" : "A server sends data out in name look-ups to a resolver that nobody else uses", "T1071.004", "T1048.003", "T1572");
    }

    public override void Step(Minute now)
    {
        if (now.Index < start || now.Index > until) return;
        foreach (var machine in machines)
        {
            if (Twin)
            {
                for (var i = Rng.Poisson(perMinute * Season.Customers(now)); i > 0; i--)
                    Udp(machine, resolver, Rng.EphemeralPort(), 53, Within(now), Rng.Between(4, 60), Rng.Between(32, 60), Rng.Between(60, 320));
            }
            else if (Stealth < 0.4)
            {
                // One socket for all, as the common tools do.
                var queries = Rng.Poisson(perMinute * 8);
                if (queries > 0) Udp(machine, resolver, port, 53, now.Second * 1000 + 200, 59_000, queries * Rng.Between(90, 210), queries * Rng.Between(80, 240));
            }
            else
            {
                for (var i = Rng.Poisson(perMinute); i > 0; i--)
                    Udp(machine, resolver, Rng.EphemeralPort(), 53, Within(now), Rng.Between(20, 180), Rng.Between(90, 230), Rng.Between(80, 300));
            }
        }
    }
}
