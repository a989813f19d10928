using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>The credentials of a server's role are used elsewhere. Twin: an administrator works from a hotel.</summary>
[Family("stolen-instance-credentials", Pace.Burst)]
internal sealed class StolenInstanceCredentials : Attack
{
    private static readonly (string Service, string Name, bool Denied)[] Look =
    [
        ("sts", "GetCallerIdentity", false), ("s3", "ListBuckets", false), ("ec2", "DescribeInstances", true), ("iam", "ListRoles", true), ("iam", "ListUsers", true), ("secretsmanager", "ListSecrets", true),
        ("ssm", "DescribeParameters", false), ("ec2", "DescribeSecurityGroups", true), ("iam", "GetAccountAuthorizationDetails", true), ("lambda", "ListFunctions20150331", true), ("kms", "ListAliases", true), ("rds", "DescribeDBInstances", true),
    ];

    private readonly int start;
    private readonly Machine machine;
    private readonly Person admin;
    private readonly string from, agent;
    private bool done;

    public StolenInstanceCredentials(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 18 : 0, twin ? 22 : 20);
        machine = Rng.Pick(Estate.Apps.Concat(Estate.Workers).ToList());
        admin = Someone("platform");
        from = Internet.Text(twin ? Internet.Home(Rng) : Internet.Server(Rng));
        agent = twin ? admin.CommandLine : $"aws-cli/2.{Rng.Between(9, 24)}.{Rng.Between(0, 20)} md/awscrt#0.19.19 ua/2.0 os/linux#6.{Rng.Between(1, 12)}.0 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#standard";
        Tell(twin ? "An administrator looks around the account from a hotel" : "The role credentials of a server are used from an outside address, to look around and then to read", "T1552.005", "T1078.004", "T1087.004", "T1580", "T1526", "T1555.006", "T1619", "T1530");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var pace = (int)(4000 + 120_000 * Stealth);
        var caller = Twin ? World.Calls.Person(admin, Estate.Production, at) : World.Calls.Instance(machine, at);
        Actor(caller, Twin ? admin.Email : machine.RoleName);
        if (!Twin) Touch(machine);
        foreach (var (service, name, denied) in Look)
        {
            if (Stealth > 0.6 && denied && Rng.Chance(0.5)) continue;
            Call(Estate.Production, caller, at += Rng.Between(800, pace), service, name, from, agent, error: denied && !Twin ? service == "ec2" ? "Client.UnauthorizedOperation" : "AccessDenied" : "");
        }

        if (!Twin) Call(Estate.Production, caller, at += Rng.Between(800, pace), "secretsmanager", "GetSecretValue", from, agent, $$"""{"secretId":"arn:aws:secretsmanager:eu-west-1:{{Estate.Production.Id}}:secret:prod/{{machine.Tier}}/database-Xk3pQz"}""");
        var bucket = Twin ? Estate.Buckets.Lake : Estate.Buckets.Documents;
        Touch("resource", Buckets.Arn(bucket), bucket);
        World.Calls.Object(Estate.Production, caller, "ListObjects", bucket, "", 0, 120_000, at += pace, from, agent, Rng, Story);
        for (var i = (int)((Twin ? 12 : 160) * (1.1 - Stealth)); i > 0; i--)
            World.Calls.Object(Estate.Production, caller, "GetObject", bucket, $"invoices/2026/{Rng.Below(6000):d7}.pdf", 0, (long)Rng.LogNormal(240_000, 0.9), at += Rng.Between(400, pace / 2), from, agent, Rng, Story);
        Story.Addresses.Add(from);
    }
}
