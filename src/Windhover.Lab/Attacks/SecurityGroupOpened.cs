using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>Remote access is opened to the world and used. Twin: a partner's network is let in to one service.</summary>
[Family("security-group-opened", Pace.Burst)]
internal sealed class SecurityGroupOpened : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly uint outside;
    private bool done;

    public SecurityGroupOpened(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 9 : 0, twin ? 16 : 21);
        person = twin ? Someone("platform") : Estate.KeyHolders.Last();
        outside = Internet.Server(Rng);
        Tell(twin ? "A partner's network is let in to the shop's interface" : "Remote access to the bastion is opened to the whole internet, and used within the hour", "T1562.007", "T1133", "T1021.004", "T1580");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var account = Estate.Production;
        var caller = Twin ? World.Calls.Person(person, account, at - 300_000) : Estate.UserOf(account, person.UserName);
        var from = Internet.Text(Twin ? Estate.OfficeAddress : Stealth > 0.5 ? person.Home : outside);
        Actor(caller, person.Email);
        var (port, range) = Twin ? (443, $"{Internet.Text(outside)}/32") : (22, "0.0.0.0/0");
        var group = "sg-0" + account.VpcId[5..];
        Touch("resource", $"arn:aws:ec2:{account.Region}:{account.Id}:security-group/{group}", group);
        Call(account, caller, at, "ec2", "DescribeSecurityGroups", from, person.CommandLine);
        Call(account, caller, at += Rng.Between(5000, 90_000), "ec2", "AuthorizeSecurityGroupIngress", from, person.CommandLine,
            $$$"""{"groupId":"{{{group}}}","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":{{{port}}},"toPort":{{{port}}},"groups":{},"ipRanges":{"items":[{"cidrIp":"{{{range}}}"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}""", false,
            response: $$$"""{"requestId":"{{{Rng.Guid()}}}","_return":true,"securityGroupRuleSet":{"items":[{"groupOwnerId":"{{{account.Id}}}","groupId":"{{{group}}}","securityGroupRuleId":"sgr-0{{{Rng.Hex(16)}}}","isEgress":false,"ipProtocol":"tcp","fromPort":{{{port}}},"toPort":{{{port}}},"cidrIpv4":"{{{range}}}"}]}}""");
        if (Twin)
        {
            for (var i = 0; i < 6; i++) Tcp(outside, Estate.Balancers[0], 443, at += Rng.Between(60_000, 600_000), 4000, Rng.LogNormal(3000, 0.5), Rng.LogNormal(30_000, 1));
            return;
        }

        Actor(Estate.Bastion);
        for (var i = Rng.Between(2, 5); i > 0; i--) Tcp(outside, Estate.Bastion, 22, at += Rng.Between(60_000, 900_000), Rng.Between(20_000, 1_200_000), Rng.LogNormal(60_000, 1), Rng.LogNormal(400_000, 1.2));
    }
}
