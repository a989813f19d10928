using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>The application servers begin to call a partner's interface.</summary>
internal sealed class NewPartner : Change
{
    private readonly PeerPool partner;

    public NewPartner(World world, int day)
        : base(world, day, "new-partner", "The application servers begin to call a new partner", 2)
    {
        partner = new(Rng, 3, 0.003, Internet.Server);
        foreach (var app in Estate.Apps) Touch(app);
    }

    protected override void Go(Minute now)
    {
        if (Rng.Chance(0.05 * Season.Customers(now))) Tcp(Rng.Pick(Estate.Apps), partner.Next(Rng), 443, Within(now), Span(1100), Rng.LogNormal(3800, 0.5), Rng.LogNormal(7000, 0.7));
    }
}
