using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What the cloud's own services do in the accounts: deliver logs, record configuration, check, encrypt.</summary>
internal sealed class CloudServices(World world) : Doing(world)
{
    private readonly string[] keys = [.. Enumerable.Range(0, 4).Select(i => new Chance.Rng(world.Options.Root, "key" + i).Guid())];

    public override void Step(Minute now)
    {
        Account(Estate.Production, now, 1);
        Account(Estate.Development, now, 0.5);
        if (now.Weekday == 0 && now.LocalOfDay == 605 && now.Day % 14 < 7) Balancer(now);
        if (now.Day % 23 == 3 && now.LocalOfDay == 9 * 60 + 41) RootLogin(now);
    }

    private void Account(AwsAccount account, Minute now, double rate)
    {
        if (Rng.Chance(0.12 * rate)) Service(account, "cloudtrail.amazonaws.com", "s3", "GetBucketAcl", now, $$"""{"bucketName":"kestrel-log-archive","Host":"kestrel-log-archive.s3.amazonaws.com","acl":""}""");
        if (Rng.Chance(0.2 * rate)) Service(account, "delivery.logs.amazonaws.com", "kms", "GenerateDataKey", now, $$"""{"keyId":"arn:aws:kms:{{account.Region}}:{{account.Id}}:key/{{keys[0]}}","keySpec":"AES_256"}""");
        if (Rng.Chance(0.05 * rate)) Service(account, "config.amazonaws.com", "sts", "AssumeRole", now, $$"""{"roleArn":"arn:aws:iam::{{account.Id}}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig","roleSessionName":"AWSConfig-Describe","externalId":"{{account.Id}}"}""");
        if (now.Index % 60 == 22)
        {
            var scaler = new Role(account.Id, "AWSServiceRoleForTrustedAdvisor", "/aws-service-role/trustedadvisor.amazonaws.com/", "AROA" + new Chance.Rng(2, account.Id).Base32(17));
            foreach (var (service, name) in new[] { ("ec2", "DescribeAddresses"), ("ec2", "DescribeSecurityGroups"), ("rds", "DescribeDBInstances"), ("iam", "GetAccountPasswordPolicy"), ("elasticloadbalancing", "DescribeLoadBalancers") })
            {
                var at = Within(now);
                World.Call(new(account, Caller.Session(scaler, "TrustedAdvisor_" + account.Id, "ASIA" + Rng.Base32(16), Writers.Stamp.Iso(at), mfa: false, invokedBy: "trustedadvisor.amazonaws.com"), at, service, name, "trustedadvisor.amazonaws.com", "trustedadvisor.amazonaws.com") { Region = service == "iam" ? "us-east-1" : null }, Rng);
            }
        }
    }

    private void Service(AwsAccount account, string by, string service, string name, Minute now, string request) =>
        World.Call(new(account, Caller.Service(by), Within(now), service, name, by, by) { Request = request, SharedId = Rng.Guid() }, Rng);

    private void Balancer(Minute now)
    {
        var at = Within(now);
        var address = $"10.10.0.{Rng.Between(50, 250)}";
        var id = "eni-0" + Rng.Hex(16);
        World.Call(new(Estate.Production, Caller.Service("elasticloadbalancing.amazonaws.com"), at, "ec2", "CreateNetworkInterface", "elasticloadbalancing.amazonaws.com", "elasticloadbalancing.amazonaws.com")
        {
            ReadOnly = false,
            Request = $$$"""{"subnetId":"{{{Estate.Balancers[0].SubnetId}}}","description":"ELB app/shop/{{{Rng.Hex(16)}}}","groupSet":{"items":[{"groupId":"sg-0{{{Estate.Production.VpcId[5..]}}}"}]},"privateIpAddressesSet":{}}""",
            Response = $$$$"""{"requestId":"{{{{Rng.Guid()}}}}","networkInterface":{"networkInterfaceId":"{{{{id}}}}","subnetId":"{{{{Estate.Balancers[0].SubnetId}}}}","vpcId":"{{{{Estate.Production.VpcId}}}}","availabilityZone":"eu-west-1a","description":"ELB app/shop","ownerId":"{{{{Estate.Production.Id}}}}","requesterId":"amazon-elb","requesterManaged":true,"status":"pending","macAddress":"02:{{{{Rng.Hex(2)}}}}:{{{{Rng.Hex(2)}}}}:{{{{Rng.Hex(2)}}}}:{{{{Rng.Hex(2)}}}}:{{{{Rng.Hex(2)}}}}","privateIpAddress":"{{{{address}}}}","sourceDestCheck":true,"interfaceType":"interface","groupSet":{"items":[{"groupId":"sg-0{{{{Estate.Production.VpcId[5..]}}}}","groupName":"shop-lb"}]},"privateIpAddressesSet":{"item":[{"privateIpAddress":"{{{{address}}}}","primary":true}]},"ipv6AddressesSet":{},"tagSet":{}}}""",
        }, Rng);
    }

    private void RootLogin(Minute now)
    {
        var owner = Estate.Staff[0];
        var root = Caller.Root(Estate.Production.Id);
        var at = Within(now);
        World.Call(new(Estate.Production, root, at, "signin", "ConsoleLogin", Internet.Text(Estate.OfficeAddress), owner.Browser)
        {
            Region = "us-east-1",
            Type = "AwsConsoleSignIn",
            ReadOnly = false,
            Response = """{"ConsoleLogin":"Success"}""",
            Additional = """{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"Yes"}""",
        }, Rng);
        foreach (var name in new[] { "GetCostAndUsage", "ListCostAllocationTags" }) World.Call(new(Estate.Production, root, at += 40_000, "ce", name, Internet.Text(Estate.OfficeAddress), owner.Browser) { Region = "us-east-1" }, Rng);
    }
}
