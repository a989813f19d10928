using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Customers, the load balancer, and the tiers behind it.</summary>
internal sealed class Shop : Doing
{
    private readonly PeerPool payments;
    private readonly PeerPool mail;
    private readonly PeerPool store;
    private readonly Dictionary<Machine, ushort> ports = [];

    public Shop(World world)
        : base(world)
    {
        payments = new(Rng, 4, 0.0004, Internet.Site);
        mail = new(Rng, 3, 0.0004, Internet.Server);
        store = new(Rng, 12, 0.002, Internet.Bucket);
        foreach (var machine in Estate.ProductionServers) ports[machine] = Rng.EphemeralPort();
    }

    public override void Step(Minute now)
    {
        var load = Season.Customers(now) * (1 + 0.004 * now.Day); // the shop grows a little every day
        Customers(now, load);
        foreach (var web in Estate.Web)
        {
            var share = load / Estate.Web.Count * 5 * Estate.Scale;
            var bytes = Rng.LogNormal(260_000 * share, 0.35);
            Tcp(Rng.Pick(Estate.Balancers), web, 8080, now.Second * 1000 + 6000 + Rng.Below(4000), Rng.Between(38_000, 48_000), bytes * 0.12, bytes);
            var calls = Rng.LogNormal(90_000 * share, 0.3);
            Tcp(web, Rng.Pick(Estate.Apps), 8443, now.Second * 1000 + 6000 + Rng.Below(8000), Rng.Between(20_000, 44_000), calls * 0.4, calls);
        }

        foreach (var app in Estate.Apps)
        {
            var queries = Rng.LogNormal(120_000 * load, 0.4);
            Lasting(app, Estate.Databases[0], ports[app], 5432, now.Second * 1000 + 6000, queries * 0.2, queries);
            if (Rng.Chance(0.5)) Lasting(app, Estate.Cache, (ushort)(ports[app] ^ 1), 6379, now.Second * 1000 + 6000, queries * 0.1, queries * 0.3);
            if (Rng.Chance(0.25 * load)) Tcp(app, payments.Next(Rng), 443, Within(now), Span(900), Rng.LogNormal(3000, 0.4), Rng.LogNormal(5200, 0.3));
            if (Rng.Chance(0.15 * load)) Tcp(app, store.Next(Rng), 443, Within(now), Span(300), Rng.LogNormal(2500, 1.2), Rng.LogNormal(60_000, 1.3));
        }

        foreach (var worker in Estate.Workers)
        {
            if (!Rng.Chance(0.55 * load)) continue;
            var job = Rng.LogNormal(70_000, 1.1);
            Tcp(worker, Estate.Cache, 6379, Within(now), Span(4000), job * 0.02, job * 0.05);
            Tcp(worker, Estate.Databases[0], 5432, Within(now), Span(2500), job * 0.1, job * 0.4);
            if (Rng.Chance(0.3)) Tcp(worker, mail.Next(Rng), 587, Within(now), Span(1500), Rng.LogNormal(28_000, 0.7), 1800);
            if (Rng.Chance(0.3)) Tcp(worker, store.Next(Rng), 443, Within(now), Span(600), job, 2500);
        }

        if (Estate.Databases.Count > 1)
        {
            var log = Rng.LogNormal(400_000 * load, 0.5);
            Lasting(Estate.Databases[1], Estate.Databases[0], ports[Estate.Databases[1]], 5432, now.Second * 1000 + 6000, 6000, log);
        }
    }

    private void Customers(Minute now, double load)
    {
        var count = Rng.Poisson(9 * load * Estate.Scale);
        for (var i = 0; i < count; i++)
        {
            var page = Math.Min(40_000_000, Rng.LogNormal(180_000, 1.3));
            Tcp(Internet.Home(Rng), Rng.Pick(Estate.Balancers), (ushort)(Rng.Chance(0.06) ? 80 : 443), Within(now), Span(9000, 1.1), 1200 + page * 0.03, page);
        }
    }
}
