using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>One machine looks for others and then logs on to them. Twin: the authorised scan from the monitoring server.</summary>
[Family("lateral-movement", Pace.Burst)]
internal sealed class LateralMovement : Attack
{
    private readonly int start, place;
    private readonly Machine source;
    private readonly IReadOnlyList<Machine> neighbours;
    private readonly ushort[] ports;
    private bool done;

    public LateralMovement(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, 1, 20 - (int)(6 * Stealth));
        place = twin ? 0 : Rng.Below(3);
        (source, neighbours, ports) = place switch
        {
            0 => (twin ? Estate.Monitor : Rng.Pick(Estate.Workers), Estate.ProductionServers.ToList(), new ushort[] { 22, 5432, 6379 }),
            1 => (Estate.Reports, Estate.AzureServers.ToList(), new ushort[] { 3389, 445, 5985 }),
            _ => (Rng.Pick(Estate.Staff.Where(p => p.Job == "office" && p.Leaves == int.MaxValue && p.Joins == 0).ToList()).Laptop, [Estate.Nas, Estate.Resolver, .. Estate.Staff.Select(p => p.Laptop), .. Estate.AzureServers], new ushort[] { 445, 3389, 5985 }),
        };
        Actor(source);
        Tell(twin ? "The monitoring server runs the authorised yearly scan" : "One machine scans its neighbours and then logs on to several of them", "T1046", "T1021", "T1018");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var pace = (int)(150 + 40_000 * Stealth);
        var real = neighbours.Where(m => m != source).ToList();
        var around = source.Address & 0xFFFF_FF00;
        var probes = (int)(120 * (1.1 - 0.8 * Stealth));
        for (var i = 0; i < probes; i++)
        {
            Peer target = Rng.Chance(0.4) ? Rng.Pick(real) : around + (uint)Rng.Between(2, 250);
            Tcp(source, target, Rng.Pick(ports), at += Rng.Between(pace / 3, pace), 0, 0, 0, target.Machine is not null && Rng.Chance(0.5) ? FlowFate.Refused : FlowFate.Dropped);
        }

        foreach (var victim in real.OrderBy(_ => Rng.Bits()).Take(Twin ? real.Count : Rng.Between(3, 6)))
        {
            Touch(victim);
            var port = victim.Network == Network.Production ? (ushort)22 : Rng.Chance(0.5) ? (ushort)3389 : (ushort)445;
            Tcp(source, victim, port, at += Rng.Between(20_000, 60_000 + (int)(900_000 * Stealth)), Rng.Between(5_000, Twin ? 9_000 : 400_000), Rng.LogNormal(40_000, 1), Rng.LogNormal(Twin ? 20_000 : 300_000, 1));
        }
    }
}
