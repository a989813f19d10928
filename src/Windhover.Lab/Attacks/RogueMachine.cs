using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// A machine that nobody ordered stands in a subnet, talks to the databases and reports outside, and has none of the habits of its neighbours: started with a
/// stolen key, or plugged in behind a desk. <c>https://attack.mitre.org/techniques/T1578/002/</c>, <c>https://attack.mitre.org/techniques/T1200/</c>. Twin: one more application server.
/// </summary>
[Family("rogue-machine", Pace.Slow, HeldOut = true)]
internal sealed class RogueMachine : Attack
{
    private readonly Machine machine;
    private readonly int start, until;
    private readonly uint controller;
    private readonly bool desk;
    private readonly ushort port;

    public RogueMachine(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 9 : 0, twin ? 17 : 22);
        until = twin ? world.Options.Days * 1440 : start + Math.Min(Remaining(start), Rng.Between(1440, 4 * 1440));
        desk = !twin && Rng.Chance(0.4);
        controller = twin ? Internet.Site(Rng) : Internet.Server(Rng);
        port = Rng.EphemeralPort();
        machine = desk
            ? Estate.NewOffice("unknown-device", "unknown", Internet.Address("10.20.0.150") + (uint)Rng.Below(90))
            : Estate.NewAws(Estate.Production, Rng, twin ? "app-green" : "unknown", twin ? "app" : "unknown", Internet.Address(twin ? "10.10.16.120" : "10.10.32.120") + (uint)Rng.Below(60), twin ? "app-role" : "");
        Actor(machine);
        Tell(twin ? "One more application server of a new image starts" : "A machine that nobody ordered talks to the databases and reports outside", "T1578.002", "T1200", "T1046", "T1041");
    }

    public override void Step(Minute now)
    {
        if (now.Index < start || now.Index > until) return;
        if (now.Index == start && !desk) Launch(now);
        if (now.Index < start + 4) return;
        if (Twin) Serve(now);
        else Roam(now);
    }

    private void Launch(Minute now)
    {
        var at = Within(now);
        var account = Estate.Production;
        if (Twin)
        {
            World.Calls.Launched(machine, "ami-0" + Rng.Hex(16), "shop-app", at, Rng);
            return;
        }

        machine.Launched = at;
        var person = Rng.Pick(Estate.KeyHolders.ToList());
        var caller = Estate.UserOf(account, person.UserName);
        Touch("identity", caller.Arn, person.UserName);
        var image = "ami-0" + Rng.Hex(16);
        Call(account, caller, at, "ec2", "RunInstances", Internet.Text(Stealth > 0.6 ? person.Home : Internet.Server(Rng)), person.CommandLine,
            $$$"""{"instancesSet":{"items":[{"imageId":"{{{image}}}","minCount":1,"maxCount":1}]},"instanceType":"t3.medium","blockDeviceMapping":{},"subnetId":"{{{machine.SubnetId}}}","monitoring":{"enabled":false},"disableApiTermination":false}""", false,
            response: Calls.RunResponse(account, machine, image, "t3.medium", "{\"items\":[]}", account.Id, at, Rng));
    }

    private void Serve(Minute now)
    {
        // What its neighbours do.
        var load = Season.Customers(now);
        var queries = Rng.LogNormal(120_000 * load, 0.4);
        World.Flow(new(machine, Estate.Databases[0], port, 5432, now.Second * 1000 + 6000, 52_000, (long)(queries * 0.2), (long)queries), Story);
        if (Rng.Chance(0.5)) World.Flow(new(machine, Estate.Cache, (ushort)(port ^ 1), 6379, now.Second * 1000 + 6000, 52_000, (long)(queries * 0.1), (long)(queries * 0.3)), Story);
        Tcp(Estate.Monitor, machine, 9100, now.Second * 1000 + machine.Beat * 1000 + Rng.Below(40), 120 + Rng.Below(90), 420, 34_000 + Rng.Below(2500));
        if (Rng.Chance(0.25 * load)) Tcp(machine, controller, 443, Within(now), Rng.Between(300, 2000), Rng.LogNormal(3000, 0.4), Rng.LogNormal(5200, 0.3));
    }

    private void Roam(Minute now)
    {
        var busy = 0.5 - 0.45 * Stealth;
        if (Rng.Chance(0.15 * busy + 0.004))
        {
            var (target, service) = desk ? Rng.Below(3) switch { 0 => (Estate.Nas, (ushort)445), 1 => (Estate.Sql, (ushort)1433), _ => (Rng.Pick(Estate.Erp), (ushort)443) }
                : Rng.Below(4) switch { 0 => (Estate.Files, (ushort)2049), 1 => (Estate.Cache, (ushort)6379), _ => (Rng.Pick(Estate.Databases), (ushort)5432) };
            Touch(target);
            Tcp(machine, target, service, Within(now), Rng.Between(900, 90_000), Rng.LogNormal(9000, 1), Rng.LogNormal(4e6, 1.4));
        }

        if (Rng.Chance(0.05 * busy)) Tcp(machine, (machine.Address & 0xFFFF_FF00) + (uint)Rng.Between(2, 250), Rng.Pick([(ushort)22, (ushort)445, (ushort)5432, (ushort)3389]), Within(now), 0, 0, 0, FlowFate.Dropped);
        if ((now.Index - start) % (int)(2 + 28 * Stealth) == 0) Tcp(machine, controller, 443, Within(now), Rng.Between(300, 3000), Rng.LogNormal(900, 0.4), Rng.LogNormal(700, 0.4));
        if (Rng.Chance(0.01 * busy + 0.001)) Tcp(machine, controller, 443, Within(now), Rng.Between(9000, 400_000), Rng.LogNormal(20e6 * (1.1 - Stealth), 0.8), Rng.LogNormal(60_000, 0.5));
    }
}
