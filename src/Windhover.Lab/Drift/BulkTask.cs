using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>An administrator clears up once: deletes old snapshots and tags everything, hundreds of calls in an hour.</summary>
internal sealed class BulkTask(World world, int day)
    : Change(world, day, "bulk-task", "An administrator deletes old snapshots and tags resources, hundreds of calls in an hour")
{
    protected override void Go(Minute now)
    {
        if (!Begins(now, 16, 20)) return;
        var person = Admin();
        var account = Rng.Chance(0.6) ? Estate.Production : Estate.Development;
        var at = Within(now);
        var from = Internet.Text(Rng.Chance(0.5) ? Estate.OfficeAddress : person.Home);
        var caller = World.Calls.Person(person, account, at);
        Touch(caller, person.Email);
        World.Calls.SignIn(person, account, caller, from, person.CommandLine, console: false, at, Rng);
        Call(account, caller, from, person.CommandLine, at += 30_000, "ec2", "DescribeSnapshots", readOnly: true);
        for (var i = Rng.Between(60, 140); i > 0; i--) Call(account, caller, from, person.CommandLine, at += Rng.Between(400, 6000), "ec2", "DeleteSnapshot", $$"""{"snapshotId":"snap-0{{Rng.Hex(16)}}"}""");
        Call(account, caller, from, person.CommandLine, at += 30_000, "tagging", "GetResources", readOnly: true);
        for (var i = Rng.Between(80, 220); i > 0; i--)
            Call(account, caller, from, person.CommandLine, at += Rng.Between(300, 5000), "ec2", "CreateTags", $$$"""{"resourcesSet":{"items":[{"resourceId":"vol-0{{{Rng.Hex(16)}}}"}]},"tagSet":{"items":[{"key":"cost-centre","value":"{{{Rng.Between(100, 140)}}}"}]}}""");
    }
}
