using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>A server calls home to a rented machine. Twin: a new agent of a software vendor does, on a whole tier.</summary>
[Family("c2-beacon", Pace.Slow)]
internal sealed class C2Beacon : Attack
{
    private readonly List<(Machine Machine, int From, int Phase)> victims = [];
    private readonly uint controller;
    private readonly int period, until;
    private readonly double jitter;
    private readonly Dictionary<Machine, long> next = [];

    public C2Beacon(World world, bool twin)
        : base(world, twin)
    {
        controller = Internet.Server(Rng);
        var start = StartMinute(2);
        until = start + Math.Min(Remaining(start), Rng.Between(2 * 1440, 5 * 1440));
        period = twin ? Rng.Pick([60, 120, 300]) : (int)(45 + (60 + 1500 * Stealth) * Rng.Unit());
        jitter = twin ? 0.03 : 0.05 + 0.3 * Stealth * Rng.Unit();
        var tier = Coin() != twin ? Estate.Apps : Estate.Workers;
        if (twin) until = world.Options.Days * 1440;
        foreach (var machine in twin ? tier : [Rng.Pick(tier)])
        {
            victims.Add((machine, start + (twin ? Rng.Below(90) : 0), Rng.Below(period)));
            Actor(machine);
        }

        Tell(twin ? "A vendor's monitoring agent is rolled out to a whole tier and reports every few minutes" : "A compromised server calls its controller at a steady pace", "T1071.001", "T1573");
    }

    public override void Step(Minute now)
    {
        foreach (var (machine, from, phase) in victims)
        {
            if (now.Index < from || now.Index > until) continue;
            var end = (now.Second + 60) * 1000;
            if (!next.TryGetValue(machine, out var at)) at = now.Second * 1000 + phase * 1000;
            while (at < end)
            {
                var task = !Twin && Rng.Chance(0.02);
                Tcp(machine, controller, 443, at, Rng.Between(250, 900), task ? Rng.LogNormal(60_000, 1) : Rng.Between(280, 620), task ? Rng.LogNormal(9000, 1) : Rng.Between(180, 420));
                at += (long)(period * 1000 * (1 + jitter * (2 * Rng.Unit() - 1)));
            }

            next[machine] = at;
        }
    }
}
