using Windhover.Lab.Behaviour;
using Windhover.Lab.Chance;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>A team grows: what the workers and the reports do for it grows by two to three percent every day.</summary>
internal sealed class TeamGrows : Change
{
    private readonly PeerPool store;
    private readonly double daily;

    public TeamGrows(World world, int day)
        : base(world, day, "team-grows", "The work that one team gives to the workers and the reports grows by two to three percent a day", world.Options.Days)
    {
        store = new(Rng, 6, 0.004, Internet.Bucket);
        daily = 0.02 + 0.01 * Rng.Unit();
        foreach (var machine in Estate.Workers) Touch(machine);
        Touch(Estate.Reports);
    }

    protected override void Go(Minute now)
    {
        // On top of what they do already, so that the whole grows at that pace.
        var more = StableMath.Exp((now.Day - Note.Day + now.OfDay / 1440.0) * StableMath.Log(1 + daily)) - 1;
        foreach (var worker in Estate.Workers)
        {
            if (!Rng.Chance(0.55 * more * Season.Customers(now))) continue;
            var job = Rng.LogNormal(70_000, 1.1);
            Tcp(worker, Estate.Databases[0], 5432, Within(now), Span(2500), job * 0.1, job * 0.4);
            Tcp(worker, store.Next(Rng), 443, Within(now), Span(600), job, 2500);
        }

        if (now.Index % 15 == 3) Tcp(Estate.Reports, Estate.Sql, 1433, Within(now), Span(15_000), 1000 + 9000 * more, 2000 + Rng.LogNormal(2e6 * more + 1, 0.9) * (0.15 + Season.Staff(now)));
    }
}
