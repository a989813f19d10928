using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What operating systems and agents do by themselves: time, cloud endpoints, package lists, the weekly patch night.</summary>
internal sealed class Agents : Doing
{
    private readonly PeerPool endpoints, mirrors, errors;
    private readonly uint[] clocks;
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);

    public Agents(World world)
        : base(world)
    {
        endpoints = new(Rng, 14, 0.001, Internet.CloudEndpoint);
        mirrors = new(Rng, 5, 0.002, r => Internet.Address("185.125.188.0") + (uint)r.Below(1000));
        errors = new(Rng, 2, 0.0003, Internet.Server);
        clocks = [.. Enumerable.Range(0, 4).Select(_ => Internet.Server(Rng))];
    }

    public override void Step(Minute now)
    {
        foreach (var machine in Estate.ProductionServers) Machine(machine, now);
        foreach (var machine in Estate.Web) Machine(machine, now);
        Machine(Estate.Monitor, now);
        foreach (var machine in Estate.DevApps) Machine(machine, now);
        Machine(Estate.Runner, now);
    }

    private void Machine(Machine machine, Minute now)
    {
        if (!offsets.TryGetValue(machine.Name, out var offset)) offsets[machine.Name] = offset = Rng.Below(1440);
        var dev = machine.Network == Network.Development;
        if ((now.Index + offset) % (dev ? 10 : 6) == 0) Tcp(machine, endpoints.Next(Rng), 443, Within(now), Span(2200, 0.4), Rng.LogNormal(5200, 0.4), Rng.LogNormal(6100, 0.3));
        if (machine.Tier is "files" or "db" or "dev" && (now.Index + offset) % 17 == 0) World.Flow(new(machine, clocks[(offset + now.Index / 17) % 4], 123, 123, Within(now), 40, 48, 48) { Protocol = 17 });
        if (machine.Tier is "app" or "web" && Rng.Chance(0.008)) Tcp(machine, errors.Next(Rng), 443, Within(now), Span(700), Rng.LogNormal(9000, 0.8), 3100);
        if (now.LocalOfDay == (300 + offset / 6)) Tcp(machine, mirrors.Next(Rng), 80, Within(now), Span(6000), 4000, Rng.LogNormal(2_400_000, 0.7));
        if (now.Weekday == 2 && now.LocalOfDay == 1380 + offset % 50) Patch(machine, now);
    }

    private void Patch(Machine machine, Minute now)
    {
        var start = Within(now);
        for (var i = Rng.Between(2, 6); i > 0; i--)
        {
            Tcp(machine, mirrors.Next(Rng), 80, start, Span(50_000, 0.6), 40_000, Rng.LogNormal(60_000_000, 0.9));
            start += Rng.Between(5_000, 60_000);
        }
    }
}
