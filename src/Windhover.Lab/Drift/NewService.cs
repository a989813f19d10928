using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>A search service starts: one machine that every application server asks, more every day.</summary>
internal sealed class NewService : Change
{
    private readonly Machine search;
    private int since = int.MaxValue;

    public NewService(World world, int day)
        : base(world, day, "new-service", "A search service starts, and every application server begins to ask it", 14)
    {
        search = Estate.NewAws(Estate.Production, Rng, "search-1", "search", Internet.Address("10.10.36.18"), "search-role");
        Touch(search);
    }

    protected override void Go(Minute now)
    {
        if (Begins(now, 11))
        {
            World.Calls.Launched(search, "ami-0" + Rng.Hex(16), "search", Within(now), Rng);
            since = now.Index + 2;
        }

        if (now.Index < since) return;
        if (now.Index == since) Estate.Added.Add(search);
        var growth = Math.Min(1, 0.15 + 0.06 * (now.Day - Note.Day));
        foreach (var app in Estate.Apps) if (Rng.Chance(0.6 * growth * Season.Customers(now))) Tcp(app, search, 9200, Within(now), Span(20_000, 0.4), Rng.LogNormal(30_000 * growth, 0.5), Rng.LogNormal(200_000 * growth, 0.6));
        if (now.Index % 60 == 12) Tcp(search, Estate.Databases[^1], 5432, Within(now), Span(40_000), 30_000, Rng.LogNormal(20e6, 0.5));
    }
}
