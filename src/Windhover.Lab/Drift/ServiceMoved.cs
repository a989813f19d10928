using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>The cache moves to a machine with another address: a copy in the morning, everybody over at noon, the old one kept.</summary>
internal sealed class ServiceMoved : Change
{
    private readonly Machine old, moved;
    private int copyUntil;

    public ServiceMoved(World world, int day)
        : base(world, day, "service-moved", "The cache moves to a new machine with another address", 3)
    {
        old = Estate.Cache;
        moved = Estate.NewAws(Estate.Production, Rng, "cache-2", "cache", Internet.Address("10.10.32.24"), "cache-role");
        foreach (var machine in new[] { old, moved }.Concat(Estate.Apps).Concat(Estate.Workers)) Touch(machine);
    }

    protected override void Go(Minute now)
    {
        if (Begins(now, 9, 30))
        {
            World.Calls.Launched(moved, "ami-0" + Rng.Hex(16), "cache", Within(now), Rng);
            Estate.Added.Add(moved);
            copyUntil = now.Index + 120;
        }

        if (now.Index < copyUntil) Tcp(moved, old, 6379, now.Second * 1000 + 3000, 50_000, 9000, Rng.LogNormal(18e6, 0.4));
        if (Begins(now, 12)) Estate.Cache = moved;
    }
}
