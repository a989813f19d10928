using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>Some hundred megabytes a day leave for a rented machine. Twin: a new off-site backup, growing.</summary>
[Family("slow-exfiltration", Pace.Slow)]
internal sealed class SlowExfiltration : Attack
{
    private readonly int firstDay, days;
    private readonly Machine source;
    private readonly uint drop;
    private readonly double daily;
    private int hour;

    public SlowExfiltration(World world, bool twin)
        : base(world, twin)
    {
        var most = world.Options.Days - world.Options.QuietDays;
        days = twin ? most : Math.Min(most, Rng.Between(4, 7));
        firstDay = twin ? world.Options.QuietDays + Rng.Below(Math.Max(1, most / 2)) : world.Options.QuietDays + Rng.Below(most - days + 1);
        source = twin ? Estate.Nas : Rng.Below(3) switch { 0 => Estate.Databases[0], 1 => Estate.Files, _ => Estate.Sql };
        drop = Internet.Server(Rng);
        daily = twin ? 300e6 : 700e6 - 550e6 * Stealth;
        hour = Rng.Between(0, 5);
        Actor(source);
        Tell(twin ? "A new off-site backup of the office's files begins and grows" : "A server of data sends some hundred megabytes a day to an address that nobody else uses", "T1048.002", "T1029", "T1030");
    }

    public override void Step(Minute now)
    {
        if (now.Day < firstDay || now.Day >= firstDay + days || now.OfDay % 60 != 17) return;
        if (now.OfDay == 17 && !Twin) hour = Rng.Between(0, 20);
        var pieces = Twin ? 1 : 1 + (int)(3 * Stealth);
        if (now.OfDay / 60 < hour || now.OfDay / 60 >= hour + pieces) return;
        var bytes = daily * (Twin ? 1 + 0.15 * (now.Day - firstDay) : 0.7 + 0.6 * Rng.Unit()) / pieces;
        Tcp(source, drop, 443, Within(now), Rng.Between(8, 30) * 60_000, bytes, bytes / 900);
    }
}
