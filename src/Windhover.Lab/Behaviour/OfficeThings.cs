using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What the office does without people: resolver, clocks, hourly update checks, meeting rooms, printers, the NAS.</summary>
internal sealed class OfficeThings : Doing
{
    private readonly uint[] upstream = [Internet.Address("9.9.9.9"), Internet.Address("149.112.112.112"), Internet.Address("1.1.1.1")];
    private readonly PeerPool updates, rooms;
    private readonly uint printerCloud, clock;

    public OfficeThings(World world)
        : base(world)
    {
        updates = new(Rng, 9, 0.003, Internet.Site);
        rooms = new(Rng, 2, 0.0005, Internet.MeetingServer);
        printerCloud = Internet.Server(Rng);
        clock = Internet.Server(Rng);
    }

    public override void Step(Minute now)
    {
        for (var i = Rng.Poisson(0.4 + 2.2 * Season.Staff(now)); i > 0; i--) Udp(Estate.Resolver, Rng.PickZipf(upstream), 53, Within(now), Rng.Between(4, 90), Rng.Between(30, 60), Rng.Between(80, 400), "dns");
        var day = now.LocalHour is >= 8 and < 19 && !now.IsWeekend;
        foreach (var person in Estate.Staff)
        {
            if (!day || !person.Present(now.Day) || person.Travelling(now.Day)) continue;
            var offset = (int)(person.Laptop.Address % 60);
            if (now.Index % 60 == offset) Tcp(person.Laptop, updates.Next(Rng), 443, now.Second * 1000 + offset * 700 + Rng.Below(1500), Span(1200, 0.3), 2600 + Rng.Below(300), 4200 + Rng.Below(900), "ssl");
            if (now.Index % 34 == offset % 34) World.Flow(new(person.Laptop, Estate.Resolver, 123, 123, Within(now), 2, 48, 48) { Protocol = 17, Service = "ntp" });
        }

        if (now.Index % 17 == 0) World.Flow(new(Estate.Resolver, clock, 123, 123, Within(now), 24, 48, 48) { Protocol = 17, Service = "ntp" });
        foreach (var room in Estate.Rooms) if (now.Index % 5 == room.Address % 5) Tcp(room, rooms.Next(Rng), 443, now.Second * 1000 + 11_000 + Rng.Below(300), 800 + Rng.Below(200), 1800 + Rng.Below(60), 2300 + Rng.Below(120), "ssl");
        foreach (var printer in Estate.Printers) if (now.OfDay == 600 + printer.Address % 7) Tcp(printer, printerCloud, 443, Within(now), Span(3000), Rng.LogNormal(40_000, 0.4), 9000, "ssl");
        if (now.OfDay % 360 == 77) Tcp(Estate.Nas, updates.Next(Rng), 443, Within(now), Span(2000), 3000, Rng.LogNormal(30_000, 1), "ssl");
    }
}
