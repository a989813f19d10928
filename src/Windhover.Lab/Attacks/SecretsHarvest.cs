using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// Somebody inside a server uses its role to read every secret and parameter that it can reach. After <c>https://sysdig.com/blog/cloud-breach-terraform-data-theft/</c>
/// and <c>https://attack.mitre.org/techniques/T1555/006/</c>. Twin: a new deployment of the development servers reads its own secrets.
/// </summary>
[Family("secrets-harvest", Pace.Burst)]
internal sealed class SecretsHarvest : Attack
{
    private static readonly string[] Owners = ["app", "worker", "web", "batch", "billing", "search", "mail", "erp", "partner", "release", "crm", "warehouse"];
    private static readonly string[] Things = ["database", "api-key", "signing-key", "smtp", "oauth-client", "license"];

    private readonly int start;
    private readonly Machine machine;
    private readonly string agent;
    private bool done;

    public SecretsHarvest(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 8 : 0, twin ? 16 : 21);
        machine = Rng.Pick(twin ? Estate.DevApps : Estate.Apps.Concat(Estate.Workers).ToList());
        // The careful bring nothing of their own.
        agent = twin || Stealth > 0.7 ? Calls.Agent(machine) : Rng.Chance(0.5) ? "aws-cli/1.18.69 Python/3.8.10 Linux/6.1.112-124.190.amzn2023.aarch64 botocore/1.16.19" : "Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#6.1.112 md/arch#aarch64 lang/python#3.9.16 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.51";
        Tell(twin ? "A new deployment on the development servers reads its secrets for the first time" : "The role of a server, used on that server, reads every secret and parameter it can reach", "T1555.006", "T1552.005", "T1526");
        if (Stealth < 0.6) Also("T1087.004");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        if (Twin) foreach (var server in Estate.DevApps) Deploy(server, Within(now));
        else Harvest(Within(now));
    }

    private void Deploy(Machine server, long at)
    {
        var account = World.Calls.AccountOf(server);
        var caller = World.Calls.Instance(server, at);
        Actor(caller, server.RoleName);
        Touch(server);
        var from = Internet.Text(server.Nat!.PublicAddress);
        Call(account, caller, at, "ssm", "GetParametersByPath", from, agent, """{"path":"/dev/ledger/","recursive":true,"withDecryption":true}""");
        foreach (var owner in Owners.Take(3))
            foreach (var thing in Things)
                Call(account, caller, at += Rng.Between(40, 900), "secretsmanager", "GetSecretValue", from, agent, $$"""{"secretId":"dev/ledger-{{owner}}/{{thing}}"}""");
    }

    private void Harvest(long at)
    {
        var account = Estate.Production;
        var caller = World.Calls.Instance(machine, at);
        Actor(caller, machine.RoleName);
        Touch(machine);
        var from = Internet.Text(machine.Nat!.PublicAddress);
        var pace = (int)(900 + 240_000 * Stealth * Stealth);
        if (Stealth < 0.6) Call(account, caller, at += Rng.Between(300, pace), "sts", "GetCallerIdentity", from, agent);
        for (var i = Rng.Between(1, 3); i > 0; i--) Call(account, caller, at += Rng.Between(300, pace), "secretsmanager", "ListSecrets", from, agent);
        Call(account, caller, at += Rng.Between(300, pace), "ssm", "DescribeParameters", from, agent);
        if (Stealth < 0.4) Call(account, caller, at += Rng.Between(300, pace), "secretsmanager", "BatchGetSecretValue", from, agent, """{"filters":[{"key":"name","values":["!none"]}]}""");
        foreach (var path in new[] { "/", "/prod/", "/shared/" }) Call(account, caller, at += Rng.Between(300, pace), "ssm", "GetParametersByPath", from, agent, $$"""{"path":"{{path}}","recursive":true,"withDecryption":true}""", error: path == "/" ? "AccessDeniedException" : "");
        var names = (from owner in Owners from thing in Things select $"prod/{owner}/{thing}").OrderBy(_ => Rng.Bits()).Take((int)(60 - 45 * Stealth)).ToList();
        foreach (var name in names)
        {
            if (Stealth < 0.5) Call(account, caller, at += Rng.Between(100, pace), "secretsmanager", "DescribeSecret", from, agent, $$"""{"secretId":"{{name}}"}""");
            Call(account, caller, at += Rng.Between(100, pace), "secretsmanager", "GetSecretValue", from, agent, $$"""{"secretId":"{{name}}"}""", error: Rng.Chance(0.25) ? "AccessDeniedException" : "");
        }
    }
}
