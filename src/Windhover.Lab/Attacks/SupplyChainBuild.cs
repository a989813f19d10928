using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// A poisoned build step on the runner: sends its environment to a new address, reads secrets with the runner's role and writes into the bucket that another role
/// fills. After <c>https://www.cisa.gov/news-events/alerts/2025/03/18/supply-chain-compromise-third-party-tj-actionschanged-files-cve-2025-30066-and-reviewdogaction</c>
/// and <c>https://attack.mitre.org/techniques/T1195/</c>. Twin: the releases get a step that uploads assets.
/// </summary>
[Family("supply-chain-build", Pace.Burst, HeldOut = true)]
internal sealed class SupplyChainBuild : Attack
{
    private readonly int start;
    private readonly uint drop;
    private readonly string agent;
    private readonly List<int> builds = [];
    private int next;

    public SupplyChainBuild(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, 8, twin ? 15 : 18);
        drop = twin ? Internet.Site(Rng) : Internet.Server(Rng);
        agent = Stealth > 0.7 || twin ? Calls.Agent(Estate.Runner) : "aws-sdk-js/3.540.0 ua/2.0 os/linux#6.1.112 lang/js md/nodejs#18.19.1 api/s3#3.540.0";
        for (var at = start; at < Math.Min(world.Options.Days * 1440, start + (twin ? 20 : 2) * 1440) && builds.Count < (twin ? 8 : 3); at += Rng.Between(90, twin ? 3000 : 900)) builds.Add(at);
        Tell(twin ? "The releases get a new step that uploads the shop's assets" : "A poisoned build step sends the runner's secrets away and writes into the shop's assets with the runner's role", "T1195.001", "T1552.001", "T1567", "T1565.001", "T1555.006", "T1087.004", "T1619");
        if (Stealth < 0.6) Also("T1526");
    }

    public override void Step(Minute now)
    {
        if (next >= builds.Count || now.Index < builds[next]) return;
        next++;
        if (Twin) Release(Within(now));
        else Poisoned(Within(now));
    }

    private void Poisoned(long at)
    {
        var caller = World.Calls.Instance(Estate.Runner, at);
        Actor(caller, Estate.Runner.RoleName);
        if (next == 1) Actor(Estate.Runner);
        var from = Internet.Text(Estate.DevelopmentNat.PublicAddress);
        var pace = (int)(1500 + 90_000 * Stealth);
        for (var i = Rng.Between(3, 8); i > 0; i--) Tcp(Estate.Runner, Internet.Site(Rng), 443, at + Rng.Below(60_000), Rng.Between(900, 9000), 4000, Rng.LogNormal(6e6, 1.5));
        Tcp(Estate.Runner, drop, 443, at += Rng.Between(20_000, 90_000), Rng.Between(300, 4000), Rng.LogNormal(60_000 - 40_000 * Stealth, 0.7), 2400);
        Call(Estate.Development, caller, at += Rng.Between(300, pace), "sts", "GetCallerIdentity", from, agent);
        if (Stealth < 0.6) Call(Estate.Development, caller, at += Rng.Between(300, pace), "secretsmanager", "ListSecrets", from, agent);
        foreach (var name in new[] { "dev/registry/token", "dev/deploy/ssh", "prod/release/signing" })
            Call(Estate.Development, caller, at += Rng.Between(300, pace), "secretsmanager", "GetSecretValue", from, agent, $$"""{"secretId":"{{name}}"}""", error: name[0] == 'p' ? "AccessDeniedException" : "");
        Tcp(Estate.Runner, drop, 443, at += Rng.Between(500, pace), Rng.Between(300, 4000), Rng.LogNormal(20_000, 0.7), 1800);
        if (next == 1 && Stealth > 0.5) return; // the careful look first, and write at a later build
        var bucket = Estate.Buckets.Assets;
        Touch("resource", Buckets.Arn(bucket), bucket);
        World.Calls.Object(Estate.Production, caller, "ListObjects", bucket, "js/", 0, 9000, at += Rng.Between(500, pace), from, agent, Rng, Story);
        for (var i = Rng.Between(1, 4); i > 0; i--)
        {
            var key = $"js/checkout-{Rng.Hex(8)}.js";
            World.Calls.Object(Estate.Production, caller, "GetObject", bucket, key, 0, 88_000, at += Rng.Between(500, pace), from, agent, Rng, Story);
            World.Calls.Object(Estate.Production, caller, "PutObject", bucket, key, 91_000, 0, at += Rng.Between(500, pace), from, agent, Rng, Story);
        }
    }

    private void Release(long at)
    {
        var role = Estate.RoleOf(Estate.Production, "release-role");
        var from = Internet.Text(Estate.DevelopmentNat.PublicAddress);
        var session = "release-" + Rng.Between(1000, 9999);
        var caller = Caller.Session(role, session, "ASIA" + Rng.Base32(16), Writers.Stamp.Iso(at), mfa: false);
        Actor(caller, role.Name);
        Touch(Estate.Runner);
        var bucket = Estate.Buckets.Assets;
        Touch("resource", Buckets.Arn(bucket), bucket);
        for (var i = Rng.Between(20, 60); i > 0; i--)
            World.Calls.Object(Estate.Production, caller, "PutObject", bucket, $"js/{Rng.Pick(["checkout", "cart", "search", "home"])}-{Rng.Hex(8)}.js", (long)Rng.LogNormal(90_000, 0.6), 0, at += Rng.Between(60, 900), from, agent, Rng, Story);
        Call(Estate.Production, caller, at + 2000, "cloudfront", "CreateInvalidation", from, agent, """{"distributionId":"E2KESTREL0SHOP","invalidationBatch":{"paths":{"quantity":1,"items":["/js/*"]}}}""", false, region: "us-east-1");
        Tcp(Estate.Runner, drop, 443, at + 3000, Rng.Between(300, 4000), Rng.LogNormal(9000, 0.5), 3000);
    }
}
