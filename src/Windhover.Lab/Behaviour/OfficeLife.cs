using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>People at their desks: browsing, mail, chat, meetings, files, printing, and the name look-ups before all of it.</summary>
internal sealed class OfficeLife : Doing
{
    private readonly PeerPool everyone, mail, chat, forge;
    private readonly Dictionary<Person, PeerPool> favourites = [];
    private readonly HashSet<Person> present = [];

    public OfficeLife(World world)
        : base(world)
    {
        everyone = new(Rng, 60, 0.02, Internet.Site);
        mail = new(Rng, 6, 0.001, r => Internet.Address("52.96.0.0") + (uint)r.Below(1 << 16));
        chat = new(Rng, 5, 0.001, Internet.Site);
        forge = new(Rng, 3, 0.001, r => Internet.Address("140.82.121.0") + (uint)r.Below(12));
        foreach (var person in Estate.Staff) favourites[person] = new(Rng, 25, 0.03, r => r.Chance(0.75) ? Internet.Site(r) : Internet.Server(r));
    }

    public override void Step(Minute now)
    {
        if (now.LocalOfDay == 0) Choose(now);
        var season = Season.Staff(now);
        foreach (var person in Estate.Staff)
        {
            if (!present.Contains(person)) continue;
            var own = season * (1 + 0.004 * person.Shift);
            if (Rng.Chance(0.10 * own)) Browse(person, now);
            if (season > 0.3 && (now.Index + person.Shift + 60) % 6 == 0) Tcp(person.Laptop, mail.Next(Rng), 443, Within(now), Span(4000), Rng.LogNormal(5000, 1), Rng.LogNormal(16_000, 1.2), "ssl");
            if (season > 0.3 && Rng.Chance(0.07)) Tcp(person.Laptop, chat.Next(Rng), 443, Within(now), Span(55_000), Rng.LogNormal(6000, 1), Rng.LogNormal(9000, 1), "ssl");
            if (Rng.Chance(0.012 * own)) Tcp(person.Laptop, Estate.Nas, 445, Within(now), Span(6000), Rng.LogNormal(60_000, 2), Rng.LogNormal(200_000, 2), "smb");
            if (Rng.Chance(0.0025 * own)) Tcp(person.Laptop, Rng.Pick(Estate.Printers), 9100, Within(now), Span(7000), Rng.LogNormal(900_000, 1.2), 900);
            if (Rng.Chance(0.010 * own)) Tcp(person.Laptop, Rng.Pick(Estate.Erp), 443, Within(now), Span(20_000), Rng.LogNormal(9000, 0.8), Rng.LogNormal(120_000, 1), "ssl");
            if (now.OfDay % 30 == 0 && season > 1 && Rng.Chance(0.12)) Meet(person, now);
            if (person.Job is "developer" or "platform" && Rng.Chance(0.012 * own)) Develop(person, now);
        }
    }

    private void Choose(Minute now)
    {
        present.Clear();
        foreach (var person in Estate.Staff)
            if (Rng.Chance(now.IsWeekend ? 0.03 : 0.72) && person.Present(now.Day) && !person.Travelling(now.Day)) present.Add(person);
    }

    private void Browse(Person person, Minute now)
    {
        var at = Within(now);
        for (var i = Rng.Between(1, 5); i > 0; i--)
        {
            Udp(person.Laptop, Estate.Resolver, 53, at, Rng.Between(2, 60), Rng.Between(30, 52), Rng.Between(60, 260), "dns");
            at += Rng.Between(60, 900);
            var site = Rng.Chance(0.6) ? favourites[person].Next(Rng) : everyone.Next(Rng);
            var bytes = Math.Min(2e9, Rng.LogNormal(45_000, 1.9));
            if (Rng.Chance(0.25)) Udp(person.Laptop, site, 443, at, Span(25_000), 3000 + bytes * 0.04, bytes, "quic");
            else Tcp(person.Laptop, site, 443, at, Span(25_000), 2000 + bytes * 0.05, bytes, "ssl");
        }
    }

    private void Meet(Person person, Minute now)
    {
        var minutes = Rng.Chance(0.6) ? Rng.Between(22, 32) : Rng.Between(45, 63);
        Udp(person.Laptop, Internet.MeetingServer(Rng), 8801, now.Second * 1000 + Rng.Below(240_000), minutes * 60_000, minutes * Rng.LogNormal(7e6, 0.4), minutes * Rng.LogNormal(11e6, 0.4));
    }

    private void Develop(Person person, Minute now)
    {
        switch (Rng.Below(4))
        {
            case 0:
                Tcp(person.Laptop, Estate.Bastion, 22, Within(now), Span(600_000, 1.2), Rng.LogNormal(40_000, 1.2), Rng.LogNormal(160_000, 1.5), "ssh");
                break;
            case 1:
                Tcp(person.Laptop, Estate.Jump, 3389, Within(now), Span(500_000, 1), Rng.LogNormal(900_000, 1), Rng.LogNormal(9e6, 1), "rdp");
                break;
            default:
                Tcp(person.Laptop, forge.Next(Rng), Rng.Chance(0.5) ? (ushort)22 : (ushort)443, Within(now), Span(3000), Rng.LogNormal(30_000, 1.5), Rng.LogNormal(200_000, 1.8), "ssl");
                break;
        }
    }
}
