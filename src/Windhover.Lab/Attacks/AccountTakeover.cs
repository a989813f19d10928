using Windhover.Lab.Company;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Attacks;

/// <summary>
/// An administrator's single sign-on session from a foreign network and a new browser looks around and makes a lasting key, which is then used. After incident
/// reports of help-desk and session-theft crews, <c>https://attack.mitre.org/groups/G1015/</c>. Twin: a travelling developer with a new laptop.
/// </summary>
[Family("account-takeover", Pace.Burst)]
internal sealed class AccountTakeover : Attack
{
    private static readonly (string Service, string Name)[] Look =
    [
        ("sts", "GetCallerIdentity"), ("iam", "GetAccountSummary"), ("iam", "ListUsers"), ("iam", "ListRoles"), ("s3", "ListBuckets"), ("ec2", "DescribeInstances"), ("iam", "ListAccessKeys"), ("organizations", "ListAccounts"),
        ("iam", "GetAccountAuthorizationDetails"), ("secretsmanager", "ListSecrets"), ("rds", "DescribeDBInstances"), ("ses", "GetSendQuota"), ("lambda", "ListFunctions20150331"), ("ec2", "DescribeSnapshots"), ("support", "DescribeCases"),
    ];

    private static readonly (string Service, string Name)[] Work =
    [
        ("ec2", "DescribeInstances"), ("cloudwatch", "GetMetricData"), ("logs", "DescribeLogGroups"), ("logs", "StartQuery"), ("s3", "ListBuckets"), ("lambda", "ListFunctions20150331"), ("ec2", "DescribeSecurityGroups"),
        ("rds", "DescribeDBInstances"), ("sqs", "ListQueues"), ("ecr", "DescribeRepositories"), ("autoscaling", "DescribeAutoScalingGroups"), ("iam", "ListRoles"),
    ];

    private readonly int start;
    private readonly Person person;
    private readonly string from, browser, target;
    private readonly uint second;
    private bool done;

    public AccountTakeover(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 7 : 0, 20 - (int)(6 * Stealth));
        person = twin ? Someone("developer") : Someone(Rng.Chance(0.5) ? "platform" : "iam-admin");
        // The careful come through a subscriber's line, as rented residential proxies offer.
        from = Internet.Text(twin || Stealth > 0.6 ? Internet.Home(Rng) : Internet.Server(Rng));
        second = Internet.Server(Rng);
        browser = !twin && Stealth > 0.8 ? person.Browser : $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{Rng.Between(118, 134)}.0.0.0 Safari/537.36{(Rng.Chance(0.4) ? $" Edg/{Rng.Between(118, 134)}.0.0.0" : "")}";
        target = Rng.Pick(["svc-report", "svc-monitoring", "terraform-admin"]);
        Tell(twin ? "A developer works from a hotel, on a new laptop" : "An administrator's session from a foreign network looks around and makes a lasting key, which is used from elsewhere", "T1078.004", "T1539", "T1087.004", "T1580", "T1526", "T1098.001");
        if (Stealth < 0.5) Also("T1136.003", "T1098.003");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var account = Estate.Production;
        var caller = World.Calls.Person(person, account, at);
        Actor(caller, person.Email);
        World.Calls.SignIn(person, account, caller, from, browser, console: true, at, Rng, Story);
        at += 3000;
        var pace = (int)(5000 + 200_000 * Stealth);
        if (Twin)
        {
            for (var i = Rng.Between(12, 30); i > 0; i--)
            {
                var (service, name) = Rng.PickZipf(Work);
                Call(account, caller, at += Rng.Between(2000, 90_000), service, name, from, browser);
            }

            return;
        }

        foreach (var (service, name) in Look)
            if (Rng.Chance(1 - 0.6 * Stealth)) Call(account, caller, at += Rng.Between(900, pace), service, name, from, browser);
        var newKey = "AKIA" + Rng.Base32(16);
        Touch("identity", $"arn:aws:iam::{account.Id}:user/{target}", target);
        var user = $$"""{"userName":"{{target}}"}""";
        if (Stealth < 0.5)
        {
            Call(account, caller, at += Rng.Between(2000, pace), "iam", "CreateUser", from, browser, user, false);
            Call(account, caller, at += Rng.Between(2000, pace), "iam", "AttachUserPolicy", from, browser, $$"""{"userName":"{{target}}","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}""", false);
        }

        Call(account, caller, at += Rng.Between(2000, pace), "iam", "CreateAccessKey", from, browser, user, false,
            response: $$$"""{"accessKey":{"userName":"{{{target}}}","accessKeyId":"{{{newKey}}}","status":"Active","createDate":"{{{Stamp.Long(at)}}}"}}""");
        var ids = new Chance.Rng(World.Options.Root, account.Id + "user" + target);
        var made = Caller.User(account.Id, target, "AIDA" + ids.Base32(17), newKey);
        Actor(made, target);
        at += Rng.Between(60_000, 600_000 + (int)(10_000_000 * Stealth));
        foreach (var (service, name) in new[] { ("sts", "GetCallerIdentity"), ("s3", "ListBuckets"), ("ec2", "DescribeInstances"), ("secretsmanager", "ListSecrets") })
            Call(account, made, at += Rng.Between(1000, pace), service, name, Internet.Text(second), "aws-cli/2.22.3 md/awscrt#0.23.2 ua/2.0 os/linux#6.8.0-kali4-amd64 md/arch#x86_64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard");
    }
}
