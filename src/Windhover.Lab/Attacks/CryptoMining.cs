using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>A stolen key starts many large machines far away. Twin: an analyst starts a few large machines at home for a training run.</summary>
[Family("crypto-mining", Pace.Burst)]
internal sealed class CryptoMining : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly string from, region, type;
    private bool done;

    public CryptoMining(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 9 : 0, twin ? 16 : 22);
        person = Someone("platform");
        from = Internet.Text(twin ? Estate.OfficeAddress : Internet.Server(Rng));
        region = twin ? Estate.Development.Region : Rng.Pick(["ap-southeast-1", "sa-east-1", "us-west-2", "ap-northeast-2"]);
        type = Rng.Pick(["g5.12xlarge", "p3.8xlarge", "c6a.32xlarge", "g4dn.12xlarge"]);
        Tell(twin ? "The platform team starts a few large machines for a training run" : "A stolen key starts many large machines in a region that nobody uses", "T1496.001", "T1578.002", "T1535", "T1078.004", "T1580", "T1098.001");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var account = Estate.Development;
        var caller = Twin ? World.Calls.Person(person, account, at - 900_000) : Estate.UserOf(account, "svc-preview");
        var agent = Twin ? person.CommandLine : "Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.10.12 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.131";
        Actor(caller, Twin ? person.Email : "svc-preview");
        if (!Twin) foreach (var name in new[] { "DescribeRegions", "DescribeInstanceTypeOfferings", "DescribeVpcs", "CreateKeyPair", "CreateSecurityGroup" }) Call(account, caller, at += Rng.Between(700, 9000), "ec2", name, from, agent, readOnly: name[0] == 'D', region: region);
        for (var i = Twin ? 3 : (int)(24 - 16 * Stealth); i > 0; i--)
        {
            at += Rng.Between(1500, (int)(20_000 + 240_000 * Stealth));
            var machine = Estate.NewAws(account, Rng, "gpu", "gpu", Internet.Address("172.31.16.0") + (uint)Rng.Below(4000), Twin ? "training-role" : "");
            var denied = !Twin && Rng.Chance(0.3);
            var image = "ami-0" + Rng.Hex(16);
            Call(account, caller, at, "ec2", "RunInstances", from, agent, $$$"""{"instancesSet":{"items":[{"imageId":"{{{image}}}","minCount":1,"maxCount":1}]},"instanceType":"{{{type}}}","blockDeviceMapping":{},"monitoring":{"enabled":false},"disableApiTermination":{{{(Twin ? "false" : "true")}}}}""", false, denied ? "Client.VcpuLimitExceeded" : "",
                denied ? "null" : Calls.RunResponse(account, machine, image, type, "{\"items\":[]}", account.Id, at, Rng), region);
            if (denied) continue;
            machine.Launched = at;
            if (Story.Related.Count < 40) Touch(machine);
        }
    }
}
