using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>The build runner of the development account: bursts of work, infrastructure made and torn down, releases to production.</summary>
internal sealed class Pipelines : Doing
{
    private static readonly (string Service, string Name)[] Plan =
    [
        ("sts", "GetCallerIdentity"), ("ec2", "DescribeVpcs"), ("ec2", "DescribeSubnets"), ("ec2", "DescribeSecurityGroups"), ("ec2", "DescribeRouteTables"), ("iam", "GetRole"), ("iam", "ListRolePolicies"),
        ("iam", "ListAttachedRolePolicies"), ("s3", "GetBucketPolicy"), ("s3", "GetBucketVersioning"), ("s3", "GetBucketEncryption"), ("ec2", "DescribeInstances"), ("ec2", "DescribeVolumes"), ("kms", "DescribeKey"),
        ("logs", "DescribeLogGroups"), ("lambda", "GetFunction20150331v2"), ("rds", "DescribeDBInstances"), ("ssm", "GetParameter"), ("elasticloadbalancing", "DescribeLoadBalancers"), ("route53", "ListResourceRecordSets"),
    ];

    private static readonly (string Service, string Name, string Request)[] Apply =
    [
        ("ec2", "CreateSecurityGroup", """{"groupName":"preview","groupDescription":"preview","vpcId":"vpc-preview"}"""), ("ec2", "AuthorizeSecurityGroupIngress", """{"groupId":"sg-preview","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":8080,"toPort":8080,"ipRanges":{"items":[{"cidrIp":"10.30.0.0/16"}]}}]}}"""),
        ("logs", "CreateLogGroup", """{"logGroupName":"/preview/app"}"""), ("s3", "CreateBucket", """{"bucketName":"kestrel-preview","Host":"kestrel-preview.s3.eu-west-1.amazonaws.com"}"""), ("sqs", "CreateQueue", """{"queueName":"preview"}"""),
        ("lambda", "CreateFunction20150331", """{"functionName":"preview","runtime":"python3.12","role":"preview-role"}"""), ("iam", "CreateRole", """{"roleName":"preview-role","path":"/preview/"}"""), ("iam", "PutRolePolicy", """{"roleName":"preview-role","policyName":"inline"}"""),
    ];

    private static readonly (string Service, string Name, string Request)[] Destroy =
    [
        ("lambda", "DeleteFunction20150331", """{"functionName":"preview"}"""), ("sqs", "DeleteQueue", """{"queueUrl":"https://sqs.eu-west-1.amazonaws.com/preview"}"""), ("logs", "DeleteLogGroup", """{"logGroupName":"/preview/app"}"""),
        ("s3", "DeleteBucket", """{"bucketName":"kestrel-preview","Host":"kestrel-preview.s3.eu-west-1.amazonaws.com"}"""), ("iam", "DeleteRolePolicy", """{"roleName":"preview-role","policyName":"inline"}"""), ("iam", "DeleteRole", """{"roleName":"preview-role"}"""),
        ("ec2", "DeleteSecurityGroup", """{"groupId":"sg-preview"}"""),
    ];

    private readonly PeerPool registries, forge, packages;

    public Pipelines(World world)
        : base(world)
    {
        registries = new(Rng, 8, 0.01, Internet.Site);
        forge = new(Rng, 3, 0.002, r => Internet.Address("140.82.121.0") + (uint)r.Below(12));
        packages = new(Rng, 20, 0.03, Internet.Site);
    }

    public override void Step(Minute now)
    {
        if (now.Index % 10 == 4) Tcp(Estate.Runner, forge.Next(Rng), 443, Within(now), Span(300_000, 0.2), 9000, 14_000);
        foreach (var app in Estate.DevApps) if (now.Index % 10 == 1) Tcp(app, Rng.Pick(Estate.DevApps), 8080, Within(now), Span(1000), Rng.LogNormal(3000, 1), Rng.LogNormal(20_000, 1.2));
        if (!Rng.Chance(0.012 * Season.Staff(now) + 0.0004)) return;
        Build(now);
    }

    private void Build(Minute now)
    {
        var at = Within(now);
        for (var i = Rng.Between(6, 25); i > 0; i--) Tcp(Estate.Runner, Rng.Chance(0.3) ? registries.Next(Rng) : packages.Next(Rng), 443, at + Rng.Below(400_000), Span(4000, 1), 4000, Math.Min(3e9, Rng.LogNormal(6e6, 1.8)));
        if (Rng.Chance(0.55)) Terraform(Estate.Development, World.Calls.Instance(Estate.Runner, at), at, Rng.Chance(0.4));
        if (now.Weekday is 1 or 3 && Rng.Chance(0.2)) Release(at + 200_000);
    }

    private void Terraform(AwsAccount account, Caller caller, long at, bool change)
    {
        var from = Internet.Text(Estate.DevelopmentNat.PublicAddress);
        var name = Rng.Hex(6);
        foreach (var (service, operation) in Plan)
            for (var i = Rng.Between(1, 3); i > 0; i--) World.Call(new(account, caller, at += Rng.Between(40, 900), service, operation, from, Calls.Agent(Estate.Runner)) { Region = service is "iam" or "route53" ? "us-east-1" : null }, Rng);
        if (!change) return;
        foreach (var (service, operation, request) in Apply.Concat(Destroy))
        {
            at += Rng.Between(300, 40_000);
            World.Call(new(account, caller, at, service, operation, from, Calls.Agent(Estate.Runner)) { ReadOnly = false, Region = service == "iam" ? "us-east-1" : null, Request = request.Replace("preview", "preview-" + name) }, Rng);
        }
    }

    private void Release(long at)
    {
        var role = Estate.RoleOf(Estate.Production, "release-role");
        var key = "ASIA" + Rng.Base32(16);
        var from = Internet.Text(Estate.DevelopmentNat.PublicAddress);
        var session = "release-" + Rng.Between(1000, 9999);
        World.Call(new(Estate.Production, World.Calls.Instance(Estate.Runner, at), at, "sts", "AssumeRole", from, Calls.Agent(Estate.Runner))
        {
            Request = $$"""{"roleArn":"{{role.Arn}}","roleSessionName":"{{session}}","durationSeconds":3600}""",
            Response = Calls.Credentials(key, at + 3_600_000, role, session),
            Resources = Calls.RoleResource(role),
        }, Rng);
        var caller = Caller.Session(role, session, key, Writers.Stamp.Iso(at), mfa: false);
        foreach (var (service, name, changes) in new[] { ("autoscaling", "DescribeAutoScalingGroups", false), ("ec2", "CreateLaunchTemplateVersion", true), ("autoscaling", "UpdateAutoScalingGroup", true), ("autoscaling", "StartInstanceRefresh", true), ("autoscaling", "DescribeInstanceRefreshes", false) })
            World.Call(new(Estate.Production, caller, at += Rng.Between(800, 9000), service, name, from, Calls.Agent(Estate.Runner)) { ReadOnly = !changes, Request = """{"autoScalingGroupName":"shop-web"}""" }, Rng);
    }
}
