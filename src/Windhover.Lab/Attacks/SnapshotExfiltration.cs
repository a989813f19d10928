using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// Disks are copied into snapshots, and the snapshots opened to an account of the attacker's, who copies them there. After
/// <c>https://attack.mitre.org/techniques/T1537/</c>; records: <c>https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html</c>. Twin: backups for the sister account.
/// </summary>
[Family("snapshot-exfiltration", Pace.Burst, HeldOut = true)]
internal sealed class SnapshotExfiltration : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly string from, stranger;
    private bool done;

    public SnapshotExfiltration(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 9 : 0, twin ? 16 : 20);
        person = twin ? Someone("platform") : Rng.Pick(Estate.KeyHolders.ToList());
        from = Internet.Text(twin ? Estate.OfficeAddress : Stealth > 0.7 ? person.Home : Internet.Server(Rng));
        stranger = twin ? Estate.Development.Id : Rng.Between(1, 9) + Rng.Text(11, "0123456789");
        Tell(twin ? "The platform team shares backups with the company's other account" : "A developer's key makes snapshots of the databases' disks and opens them to a foreign account", "T1537", "T1578.001", "T1580", "T1078.004");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var account = Estate.Production;
        var caller = Twin ? World.Calls.Person(person, account, at - 300_000) : Estate.UserOf(account, person.UserName);
        Actor(caller, Twin ? person.Email : person.UserName);
        var pace = (int)(6000 + 300_000 * Stealth);
        Do("ec2", "DescribeVolumes", "null", true);
        if (!Twin || Rng.Chance(0.5)) Do("ec2", "DescribeSnapshots", """{"ownersSet":{"items":[{"owner":"self"}]},"filterSet":{}}""", true);
        var count = Twin ? 3 : Stealth > 0.7 ? 1 : Rng.Between(2, 5);
        var shared = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (volume, snapshot) = ("vol-0" + Rng.Hex(16), "snap-0" + Rng.Hex(16));
            shared.Add(snapshot);
            Touch("resource", $"arn:aws:ec2:{account.Region}:{account.Id}:snapshot/{snapshot}", snapshot);
            Do("ec2", "CreateSnapshot", $$"""{"volumeId":"{{volume}}","description":"{{(Twin ? "backup for the other account" : "")}}"}""", false, $$"""{"requestId":"{{Rng.Guid()}}","snapshotId":"{{snapshot}}","volumeId":"{{volume}}","status":"pending","startTime":{{at}},"ownerId":"{{account.Id}}","volumeSize":"{{Rng.Between(40, 800)}}","encrypted":false}""");
        }

        at += Rng.Between(120_000, 1_200_000);
        foreach (var snapshot in shared)
            Do("ec2", "ModifySnapshotAttribute", $$$"""{"snapshotId":"{{{snapshot}}}","createVolumePermission":{"add":{"items":[{"userId":"{{{stranger}}}"}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}""", false, $$"""{"requestId":"{{Rng.Guid()}}","_return":true}""");
        if (!Twin && Rng.Chance(0.5))
            Do("rds", "ModifyDBSnapshotAttribute", $$"""{"dBSnapshotIdentifier":"rds:shop-{{now.Day:d4}}","attributeName":"restore","valuesToAdd":["{{stranger}}"]}""");
        at += Rng.Between(60_000, 900_000);
        for (var i = 0; i < count; i++)
            World.Call(new(account, new("""{"invokedBy":"ec2.amazonaws.com"}""", caller.Arn, caller.Arn), at += Rng.Between(2000, 30_000), "ec2", "SharedSnapshotCopyInitiated", "ec2.amazonaws.com", "ec2.amazonaws.com")
            {
                ReadOnly = false,
                Type = "AwsServiceEvent",
            }, Rng, Story);
        if (!Twin) return;
        var there = World.Calls.Person(person, Estate.Development, at);
        Actor(there, person.Email);
        foreach (var snapshot in shared)
            Call(Estate.Development, there, at += Rng.Between(4000, 60_000), "ec2", "CopySnapshot", from, person.CommandLine, $$"""{"sourceRegion":"{{account.Region}}","sourceSnapshotId":"{{snapshot}}","encrypted":true}""", false);

        void Do(string service, string name, string request, bool readOnly = false, string response = "null") =>
            Call(account, caller, at += Rng.Between(2000, pace), service, name, from, person.CommandLine, request, readOnly, response: response);
    }
}
