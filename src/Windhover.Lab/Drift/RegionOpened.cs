using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>The shop opens in another region: network, balancer, servers and a database there within some days, then customers, copying from home all the time.</summary>
internal sealed class RegionOpened : Change
{
    private static readonly (string Service, string Name)[] Building =
    [
        ("ec2", "CreateVpc"), ("ec2", "CreateSubnet"), ("ec2", "CreateSubnet"), ("ec2", "CreateSubnet"), ("ec2", "CreateInternetGateway"), ("ec2", "AttachInternetGateway"), ("ec2", "CreateNatGateway"), ("ec2", "CreateRouteTable"),
        ("ec2", "CreateRoute"), ("ec2", "CreateSecurityGroup"), ("ec2", "AuthorizeSecurityGroupIngress"), ("ec2", "CreateVpcPeeringConnection"), ("ec2", "CreateFlowLogs"), ("logs", "CreateLogGroup"),
        ("elasticloadbalancing", "CreateLoadBalancer"), ("elasticloadbalancing", "CreateTargetGroup"), ("autoscaling", "CreateAutoScalingGroup"), ("rds", "CreateDBSubnetGroup"), ("kms", "CreateKey"), ("kms", "CreateAlias"),
    ];

    private readonly Machine balancer, database;
    private readonly List<Machine> apps = [];
    private readonly Dictionary<Machine, ushort> ports = [];
    private readonly PeerPool payments;
    private readonly string image;
    private int running;
    private bool stores;

    public RegionOpened(World world, int day)
        : base(world, day, "region-opened", $"The shop opens in {world.Estate.Overseas.Region}: a network, servers and a database come there over several days", 12)
    {
        var abroad = Estate.Overseas;
        image = "ami-0" + Rng.Hex(16);
        balancer = Estate.NewAws(abroad, Rng, "shop-lb-x", "balancer", Internet.Address("10.60.0.41"), "", isPublic: true, instance: false);
        database = Estate.NewAws(abroad, Rng, "db-x", "db", Internet.Address("10.60.32.11"), "db-role");
        for (var i = 0; i < Math.Max(2, (int)(2 * Estate.Scale)); i++) apps.Add(Estate.NewAws(abroad, Rng, $"app-x-{i + 1}", "app", Internet.Address("10.60.16.20") + (uint)i, "app-role"));
        foreach (var machine in apps.Append(database)) ports[machine] = Rng.EphemeralPort();
        payments = new(Rng, 3, 0.0004, Internet.Site);
        foreach (var machine in apps.Append(database).Append(balancer)) Touch(machine);
    }

    protected override void Go(Minute now)
    {
        if (Begins(now, 10)) Build(now);
        if (Begins(now, 12)) Launch(database, now);
        var wanted = Math.Min(apps.Count, 1 + (now.Day - Note.Day) * Math.Max(1, apps.Count / 4));
        if (stores && running < wanted && now.LocalOfDay >= 780 && now.LocalOfDay % 20 == 0) Launch(apps[running++], now);
        if (running == 0) return;
        var load = 0.3 * Season.Customers(now) * Math.Min(1, 0.08 * (1 + now.Day - Note.Day));
        for (var i = Rng.Poisson(9 * load * Estate.Scale); i > 0; i--)
        {
            var page = Math.Min(40_000_000, Rng.LogNormal(180_000, 1.3));
            Tcp(Internet.Home(Rng), balancer, 443, Within(now), Span(9000, 1.1), 1200 + page * 0.03, page);
        }

        foreach (var app in apps.Take(running))
        {
            var bytes = Rng.LogNormal(260_000 * load + 3000, 0.35);
            Tcp(balancer, app, 8080, now.Second * 1000 + 6000 + Rng.Below(4000), Rng.Between(38_000, 48_000), bytes * 0.12, bytes);
            Lasting(app, database, ports[app], 5432, now.Second * 1000 + 6000, bytes * 0.1, bytes * 0.5);
            if (Rng.Chance(0.25 * load)) Tcp(app, payments.Next(Rng), 443, Within(now), Span(900), Rng.LogNormal(3000, 0.4), Rng.LogNormal(5200, 0.3));
        }

        Lasting(database, Estate.Databases[0], ports[database], 5432, now.Second * 1000 + 6000, 5000, Rng.LogNormal(160_000, 0.5));
    }

    private void Build(Minute now)
    {
        var person = Admin();
        var at = Within(now);
        var caller = World.Calls.Person(person, Estate.Overseas, at);
        World.Calls.SignIn(person, Estate.Overseas, caller, Internet.Text(Estate.OfficeAddress), person.CommandLine, console: false, at, Rng);
        Touch(caller, person.Email);
        foreach (var (service, name) in Building)
            Call(Estate.Overseas, caller, Internet.Text(Estate.OfficeAddress), person.CommandLine, at += Rng.Between(4000, 240_000), service, name, $$$$"""{"clientToken":"{{{{Rng.Guid()}}}}","tagSpecificationSet":{"items":[{"resourceType":"{{{{service}}}}","tags":[{"key":"project","value":"shop-abroad"}]}]}}""");
    }

    private void Launch(Machine machine, Minute now)
    {
        stores = true;
        World.Calls.Launched(machine, image, "shop-abroad", Within(now), Rng);
        Estate.Added.Add(machine);
    }
}
