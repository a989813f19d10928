using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>API calls of machines through their roles: agents, configuration, secrets, documents of customers.</summary>
internal sealed class MachineCalls(World world) : Doing(world)
{
    private readonly Dictionary<Machine, long> sessions = [];
    private int document;

    public override void Step(Minute now)
    {
        foreach (var machine in Estate.ProductionServers) Machine(machine, now);
        foreach (var machine in Estate.Web) Machine(machine, now);
        Machine(Estate.Monitor, now);
        Machine(Estate.Runner, now);
        foreach (var machine in Estate.DevApps) Machine(machine, now);
        Documents(now);
        if (now.Index % 1440 == 7)
            foreach (var gone in sessions.Keys.Where(m => m.Tier == "web" && !Estate.Web.Contains(m)).ToList()) sessions.Remove(gone);
    }

    private void Machine(Machine machine, Minute now)
    {
        var at = Within(now);
        var began = Calls.SessionStart(machine, now.Second * 1000);
        if (sessions.GetValueOrDefault(machine) != began)
        {
            if (sessions.ContainsKey(machine)) World.Calls.Handed(machine, began, Rng);
            sessions[machine] = began;
        }

        if ((now.Index + machine.Beat) % 30 == 0)
            Call(machine, at, "ssm", "UpdateInstanceInformation", $$"""{"instanceId":"{{machine.InstanceId}}","agentVersion":"3.3.987.0","agentStatus":"Active","platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2023"}""", "aws-sdk-go/1.55.5 (go1.22.7; linux; arm64) amazon-ssm-agent/3.3.987.0", readOnly: false);
        if (machine.Tier is "app" or "worker" or "web" && (now.Index + machine.Beat * 7) % 360 == 0)
            Call(machine, at, "secretsmanager", "GetSecretValue", $$"""{"secretId":"arn:aws:secretsmanager:eu-west-1:{{Estate.Production.Id}}:secret:prod/{{machine.Tier}}/database-Xk3pQz"}""", Calls.Agent(machine));
        if (machine.Tier is "app" or "worker" && (now.Index + machine.Beat * 3) % 60 == 0)
            Call(machine, at, "ssm", "GetParametersByPath", $$"""{"path":"/prod/{{machine.Tier}}/","recursive":true,"withDecryption":true}""", Calls.Agent(machine));
        if (machine == Estate.Monitor && now.Index % 5 == 0)
            Call(machine, at, "ec2", "DescribeInstances", """{"instancesSet":{},"filterSet":{"items":[{"name":"instance-state-name","valueSet":{"items":[{"value":"running"}]}}]}}""", "aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#arm64 api/ec2#1.173.0");
    }

    private void Documents(Minute now)
    {
        for (var i = Rng.Poisson(0.8 * Season.Customers(now) * Estate.Scale); i > 0; i--)
        {
            var app = Rng.Chance(0.7) ? Rng.Pick(Estate.Apps) : Rng.Pick(Estate.Workers);
            var write = Rng.Chance(0.35);
            var bytes = (long)Rng.LogNormal(240_000, 0.9);
            if (write) document++;
            var number = write ? document : Rng.Below(document + 4000);
            World.Calls.Object(app, write ? "PutObject" : "GetObject", Estate.Buckets.Documents, $"invoices/2026/{number:d7}.pdf", write ? bytes : 0, write ? 0 : bytes, Within(now), Rng);
        }
    }

    private void Call(Machine machine, long at, string service, string name, string request, string agent, bool readOnly = true)
    {
        var account = World.Calls.AccountOf(machine);
        var from = Internet.Text(machine.PublicAddress == 0 ? machine.Nat!.PublicAddress : machine.PublicAddress);
        World.Call(new(account, World.Calls.Instance(machine, at), at, service, name, from, agent) { Request = request, ReadOnly = readOnly }, Rng);
    }
}
