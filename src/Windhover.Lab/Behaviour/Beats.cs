using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>
/// What beats like a beacon and is none: an outside service that checks the shop, endpoint protection, clocks, update checks, licences. Some have one address
/// for ever, some answer from changing ones.
/// </summary>
internal sealed class Beats : Doing
{
    private readonly uint[] checkers;
    private readonly uint licence;
    private readonly PeerPool protection, clocks, updates, office;

    public Beats(World world)
        : base(world)
    {
        checkers = [.. Enumerable.Range(0, 3).Select(_ => Internet.Server(Rng))];
        licence = Internet.Server(Rng);
        protection = new(Rng, 2, 0.0002, Internet.Server);
        clocks = new(Rng, 12, 0.01, r => r.Chance(0.6) ? Internet.Server(r) : Internet.Site(r));
        updates = new(Rng, 6, 0.02, Internet.Site);
        office = new(Rng, 3, 0.0005, Internet.Server);
    }

    public override void Step(Minute now)
    {
        foreach (var (i, checker) in checkers.Index()) Tcp(checker, Estate.Balancers[i & 1], 443, At(now, 7 + 19 * i, 300), Span(350, 0.2), 620, 5200 + Rng.Below(200));
        foreach (var machine in Estate.ProductionServers) Server(machine, now);
        foreach (var machine in Estate.Web) Server(machine, now);
        foreach (var machine in Estate.Erp) if (now.Index % 15 == machine.Address % 15) Tcp(machine, licence, 443, At(now, 21, 900), Span(500, 0.2), 1400, 2100);
        if (now.LocalHour is < 8 or >= 19 || now.IsWeekend) return;
        foreach (var person in Estate.Staff)
        {
            if (now.Index % 10 != person.Laptop.Address % 10 || !person.Present(now.Day) || person.Travelling(now.Day)) continue;
            Tcp(person.Laptop, office.Next(Rng), 443, At(now, (int)(person.Laptop.Address % 60), 400), Span(600, 0.2), 900 + Rng.Below(60), 1300 + Rng.Below(60), "ssl");
        }
    }

    private void Server(Machine machine, Minute now)
    {
        var turn = now.Index + (int)machine.Address;
        if (turn % 10 == 0) Tcp(machine, protection.Next(Rng), 443, At(now, machine.Beat, 500), Span(420, 0.2), 1100 + Rng.Below(120), 900 + Rng.Below(80));
        if (turn % 34 == 5 && machine.Tier is not ("files" or "db")) World.Flow(new(machine, clocks.Next(Rng), 123, 123, Within(now), 30, 48, 48) { Protocol = 17 });
        if (turn % 60 == 17) Tcp(machine, updates.Next(Rng), 443, At(now, machine.Beat / 2, 2000), Span(900, 0.3), 1900 + Rng.Below(200), 4200 + Rng.Below(2500));
    }

    private long At(Minute now, int second, int jitter) => (now.Second + second) * 1000 + Rng.Below(jitter);
}
