using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>The monitoring server asks every machine of production for its metrics, every 60 seconds, each at its own second. Nothing is more regular.</summary>
internal sealed class Monitoring(World world) : Doing(world)
{
    public override void Step(Minute now)
    {
        foreach (var machine in Estate.ProductionServers) Scrape(machine, now);
        foreach (var machine in Estate.Web) Scrape(machine, now);
        World.NoData(Estate.Idle, now.Second + Estate.Idle.Phase);
    }

    private void Scrape(Machine machine, Minute now) =>
        Tcp(Estate.Monitor, machine, 9100, now.Second * 1000 + machine.Beat * 1000 + Rng.Below(40), 120 + Rng.Below(90), 420, 34_000 + Rng.Below(2500));
}
