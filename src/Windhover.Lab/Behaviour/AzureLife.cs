using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>The back office in Azure: enterprise resource planning, its database, the directory, reports; reached from the office through a VPN.</summary>
internal sealed class AzureLife : Doing
{
    private static readonly ushort[] DirectoryPorts = [389, 88, 445, 135, 53];
    private readonly PeerPool agents, blobs, updates;
    private int backup = 60;

    public AzureLife(World world)
        : base(world)
    {
        agents = new(Rng, 6, 0.002, r => Internet.Address("20.50.0.0") + (uint)r.Below(1 << 17));
        blobs = new(Rng, 3, 0.01, r => Internet.Address("20.60.0.0") + (uint)r.Below(1 << 12));
        updates = new(Rng, 5, 0.01, r => Internet.Address("13.107.4.0") + (uint)r.Below(1000));
    }

    public override void Step(Minute now)
    {
        var load = 0.15 + Season.Staff(now);
        foreach (var erp in Estate.Erp)
            if (Rng.Chance(0.25 + 0.2 * load)) Tcp(erp, Estate.Sql, 1433, Within(now), Span(30_000, 0.7), Rng.LogNormal(30_000 * load, 0.5), Rng.LogNormal(200_000 * load, 0.8));
        if (now.Index % 15 == 3) Tcp(Estate.Reports, Estate.Sql, 1433, Within(now), Span(15_000), 9000, Rng.LogNormal(2e6 * load, 0.9));
        foreach (var machine in Estate.AzureServers)
        {
            if (machine != Estate.Directory && Rng.Chance(0.09)) Tcp(machine, Estate.Directory, Rng.PickZipf(DirectoryPorts), Within(now), Span(900), 2200, 3100);
            if ((now.Index + (int)machine.Address) % 4 == 0) Tcp(machine, agents.Next(Rng), 443, Within(now), Span(1500), Rng.LogNormal(4800, 0.4), Rng.LogNormal(5200, 0.3));
            if (now.LocalOfDay == 240 + (int)machine.Address % 60) Tcp(machine, updates.Next(Rng), 443, Within(now), Span(20_000), 30_000, Rng.LogNormal(8e6, 1.4));
            if (now.Weekday == 2 && now.LocalOfDay == 1350 + (int)machine.Address % 30) Tcp(machine, updates.Next(Rng), 443, Within(now), Span(300_000, 0.4), 600_000, Rng.LogNormal(450e6, 0.5));
        }

        if (now.LocalOfDay == 0) backup = Rng.Between(55, 70);
        if (now.LocalOfDay == backup) Tcp(Estate.Sql, blobs.Next(Rng), 443, Within(now), Rng.Between(20, 35) * 60_000, Rng.LogNormal(7e9, 0.1), 3e6);
    }
}
