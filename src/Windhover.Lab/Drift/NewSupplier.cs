using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>A new supplier of software as a service: within a week most people use it, and the back office sends it a file every evening.</summary>
internal sealed class NewSupplier : Change
{
    private readonly PeerPool supplier;
    private readonly Dictionary<Person, int> from = [];
    private readonly uint upload;

    public NewSupplier(World world, int day)
        : base(world, day, "new-supplier", "Most of the staff begin to use a new supplier's service within a week", 7)
    {
        supplier = new(Rng, 4, 0.001, Internet.Server);
        upload = Internet.Server(Rng);
        foreach (var person in Estate.Staff)
            if (Rng.Chance(0.75)) from[person] = day + Rng.Below(7);
        foreach (var person in from.Keys) Touch(person.Laptop);
        Touch(Estate.Reports);
    }

    protected override void Go(Minute now)
    {
        var season = Season.Staff(now);
        foreach (var person in Estate.Staff)
        {
            if (!from.TryGetValue(person, out var first) || now.Day < first || !person.Present(now.Day) || person.Travelling(now.Day) || !Rng.Chance(0.02 * season)) continue;
            Tcp(person.Laptop, supplier.Next(Rng), 443, Within(now), Span(20_000), Rng.LogNormal(9000, 1.2), Rng.LogNormal(90_000, 1.3), "ssl");
        }

        if (now.LocalOfDay == 1150 && !now.IsWeekend) Tcp(Estate.Reports, upload, 443, Within(now), Span(60_000, 0.4), Rng.LogNormal(30e6, 0.5), 30_000);
    }
}
