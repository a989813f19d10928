using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Laptops and phones of visitors in the office: there for a day, under an address that somebody else had yesterday.</summary>
internal sealed class Visitors : Doing
{
    private readonly Machine[] places;
    private readonly List<(Machine Machine, int From, int To)> today = [];
    private readonly PeerPool sites;

    public Visitors(World world)
        : base(world)
    {
        places = [.. Enumerable.Range(0, 24).Select(i => Estate.NewOffice($"guest-{i + 1}", "guest", Internet.Address("10.20.8.10") + (uint)i))];
        sites = new(Rng, 80, 0.03, r => r.Chance(0.8) ? Internet.Site(r) : Internet.Server(r));
    }

    public override void Step(Minute now)
    {
        if (now.LocalOfDay == 0) Invite(now);
        foreach (var (machine, from, to) in today)
        {
            if (now.LocalOfDay < from || now.LocalOfDay > to || !Rng.Chance(0.2)) continue;
            var at = Within(now);
            for (var i = Rng.Between(1, 4); i > 0; i--)
            {
                Udp(machine, Estate.Resolver, 53, at, Rng.Between(2, 60), Rng.Between(30, 52), Rng.Between(60, 260), "dns");
                at += Rng.Between(60, 900);
                Tcp(machine, sites.Next(Rng), 443, at, Span(25_000), Rng.LogNormal(4000, 1.2), Math.Min(1e9, Rng.LogNormal(60_000, 1.8)), "ssl");
            }
        }
    }

    private void Invite(Minute now)
    {
        today.Clear();
        if (now.IsWeekend) return;
        for (var i = Math.Min(places.Length, Rng.Poisson(1.2 * Math.Max(0.5, Estate.Scale))); i > 0; i--)
        {
            var from = Rng.Between(520, 840);
            var place = Rng.Pick(places);
            if (!today.Exists(t => t.Machine == place)) today.Add((place, from, Math.Min(1120, from + Rng.Between(40, 420))));
        }
    }
}
