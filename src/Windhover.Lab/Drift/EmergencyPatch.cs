using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>A patch that cannot wait for the patch night: an administrator has every server fetch it in one evening, and restarts some.</summary>
internal sealed class EmergencyPatch : Change
{
    private readonly PeerPool mirrors, updates;

    public EmergencyPatch(World world, int day)
        : base(world, day, "emergency-patch", "Every server fetches an urgent patch in one evening, and some restart")
    {
        mirrors = new(Rng, 5, 0.01, r => Internet.Address("185.125.188.0") + (uint)r.Below(1000));
        updates = new(Rng, 4, 0.01, r => Internet.Address("13.107.4.0") + (uint)r.Below(1000));
    }

    protected override void Go(Minute now)
    {
        if (!Begins(now, 20, 40)) return;
        var person = Admin();
        var at = Within(now);
        var from = Internet.Text(person.Home);
        var caller = World.Calls.Person(person, Estate.Production, at);
        Touch(caller, person.Email);
        World.Calls.SignIn(person, Estate.Production, caller, from, person.CommandLine, console: false, at, Rng);
        Call(Estate.Production, caller, from, person.CommandLine, at += 60_000, "ssm", "DescribeInstanceInformation", readOnly: true);
        Call(Estate.Production, caller, from, person.CommandLine, at += 90_000, "ssm", "SendCommand", """{"documentName":"AWS-RunPatchBaseline","targets":[{"key":"tag:environment","values":["production"]}],"parameters":"HIDDEN_DUE_TO_SECURITY_REASONS","timeoutSeconds":3600,"maxConcurrency":"25%"}""");
        foreach (var machine in Estate.ProductionServers.Concat(Estate.Web).ToList())
        {
            Touch(machine);
            var start = at + Rng.Below(5_400_000);
            for (var i = Rng.Between(2, 5); i > 0; i--) Tcp(machine, mirrors.Next(Rng), 80, start += Rng.Between(2000, 40_000), Span(40_000, 0.5), 30_000, Rng.LogNormal(45e6, 0.8));
            if (machine.InstanceId.Length > 0 && Rng.Chance(0.3))
                Call(Estate.Production, caller, from, person.CommandLine, start + 400_000, "ec2", "RebootInstances", $$$"""{"instancesSet":{"items":[{"instanceId":"{{{machine.InstanceId}}}"}]}}""");
        }

        foreach (var machine in Estate.AzureServers) Tcp(machine, updates.Next(Rng), 443, at + Rng.Below(5_400_000), Span(200_000, 0.4), 400_000, Rng.LogNormal(250e6, 0.5));
    }
}
