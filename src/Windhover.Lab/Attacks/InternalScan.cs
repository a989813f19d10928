using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// One machine looks for what listens on its neighbours: a sweep of some ports over the subnets, then many ports of a few hosts; most of it is refused or
/// dropped. <c>https://attack.mitre.org/techniques/T1046/</c>, pace after <c>https://nmap.org/book/performance-timing-templates.html</c>. Twin: the vulnerability scanner.
/// </summary>
[Family("internal-scan", Pace.Burst)]
internal sealed class InternalScan : Attack
{
    private static readonly ushort[] Common = [22, 80, 443, 445, 3389, 5432, 3306, 1433, 6379, 8080, 8443, 9200, 27017, 5985, 139, 135, 21, 23, 25, 111, 2049, 5900, 11211, 2375, 10250];

    private readonly Machine source;
    private readonly IReadOnlyList<Machine> neighbours;
    private readonly List<int> starts = [];
    private int next;

    public InternalScan(World world, bool twin)
        : base(world, twin)
    {
        var start = StartMinute(1, twin ? 1 : 0, twin ? 3 : 20 - (int)(8 * Stealth));
        starts.Add(start);
        // The authorised scanner comes again every week.
        if (twin) for (var again = start + 7 * 1440; again < world.Options.Days * 1440; again += 7 * 1440) starts.Add(again);
        (source, neighbours) = twin ? (Estate.Jump, [.. Estate.AzureServers, Estate.Nas, .. Estate.Printers]) : Rng.Below(4) switch
        {
            0 => (Rng.Pick(Estate.Workers), Estate.ProductionServers.ToList()),
            1 => (Rng.Pick(Estate.DevApps), [.. Estate.DevApps, Estate.Runner]),
            2 => (Rng.Pick(Estate.Erp), (IReadOnlyList<Machine>)Estate.AzureServers.ToList()),
            _ => (Someone("office").Laptop, [Estate.Nas, Estate.Resolver, .. Estate.Printers, .. Estate.Rooms, .. Estate.AzureServers]),
        };
        Actor(source);
        Tell(twin ? "The authorised vulnerability scanner goes over the back office every week" : "One machine sweeps the inside for open ports, and is mostly refused", "T1046", "T1018");
    }

    public override void Step(Minute now)
    {
        if (next >= starts.Count || now.Index < starts[next]) return;
        next++;
        var at = Within(now);
        var pace = Twin ? 220 : (int)(30 + 15_000 * Stealth * Stealth);
        var real = neighbours.Where(m => m != source).ToList();
        var around = source.Address & 0xFFFF_FF00;
        var ports = Common.OrderBy(_ => Rng.Bits()).Take(Twin ? Common.Length : 2 + (int)(6 * (1 - Stealth))).ToArray();
        var hosts = Twin ? 40 : (int)(120 - 90 * Stealth);
        for (var host = 0; host < hosts; host++)
        {
            Peer target = Rng.Chance(0.25) && real.Count > 0 ? Rng.Pick(real) : around + (uint)(4 + host * 250 / hosts);
            foreach (var port in ports) Probe(target, port, at += Rng.Between(pace / 3, pace));
        }

        foreach (var victim in real.OrderBy(_ => Rng.Bits()).Take(Twin ? real.Count : Rng.Between(1, 3)))
        {
            Touch(victim);
            for (var i = (int)(Twin ? 300 : 400 * (1.05 - Stealth)); i > 0; i--) Probe(victim, (ushort)Rng.Between(1, 10_000), at += Rng.Between(pace / 3, pace));
        }
    }

    private void Probe(Peer target, ushort port, long at)
    {
        if (target.Machine is { } there && Rng.Chance(0.06))
        {
            Touch(there);
            Tcp(source, target, port, at, Rng.Between(40, 900), Rng.Between(40, 400), Rng.Between(60, 900));
            return;
        }

        Tcp(source, target, port, at, 0, 0, 0, target.Machine is not null && Rng.Chance(0.7) ? FlowFate.Refused : FlowFate.Dropped);
    }
}
