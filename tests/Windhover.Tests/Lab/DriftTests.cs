using System.Text.Json;
using Shouldly;
using Windhover.Lab;
using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;
using Windhover.Lab.Drift;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class DriftTests
{
    private static readonly LabOptions Month = new() { Days = 30, Scale = 0.2, Compress = false };

    [Fact]
    public void AMonthHasEveryKindOfChangeOnceAndNoneOnTheFirstDay()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var changes = Of(Month with { Seed = seed }).Changes.Where(c => !c.Kind.StartsWith("staff-", StringComparison.Ordinal) || c.Kind == "staff-travel").ToList();
            changes.Select(c => c.Kind).Order(StringComparer.Ordinal).ShouldBe(["bulk-task", "credential-rotation", "emergency-patch", "holiday", "new-partner", "new-service", "new-supplier", "region-opened", "service-moved", "staff-travel", "team-grows"]);
            changes.ShouldAllBe(c => c.Day >= 1 && c.Day < 30 && c.Until >= c.Day && c.Until < 30);
            // Spread: no third of the run is without.
            foreach (var third in new[] { 0, 1, 2 }) changes.Count(c => c.Day / 10 == third).ShouldBeGreaterThanOrEqualTo(2, $"seed {seed}");
        }
    }

    [Fact]
    public void OtherSeedsChangeOnOtherDays() =>
        Enumerable.Range(1, 20).Select(seed => Of(Month with { Seed = seed }).Changes.Single(c => c.Kind == "region-opened").Day).Distinct().Count().ShouldBeGreaterThan(6);

    [Fact]
    public void WithoutChangesTheCompanyStaysAsItIs()
    {
        var world = new World(Month with { Changes = false });
        Calendar.Plan(world).ShouldBeEmpty();
        world.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void TheTruthListsTheChanges()
    {
        var changes = LabRuns.Play(LabRuns.Small with { Days = 8, LearningDays = 6, Attacks = [], Twins = false }).Truth.GetProperty("changes").EnumerateArray().ToList();
        changes.Count.ShouldBeGreaterThan(2);
        foreach (var change in changes)
        {
            change.GetProperty("text").GetString()!.Length.ShouldBeGreaterThan(10);
            change.GetProperty("end").GetInt64().ShouldBeGreaterThan(change.GetProperty("start").GetInt64());
            change.GetProperty("until_day").GetInt32().ShouldBeGreaterThanOrEqualTo(change.GetProperty("day").GetInt32());
        }
    }

    [Fact]
    public void AnOpenedRegionHasLaunchesAndFlowsOfItsOwn()
    {
        var world = new World(Month with { Days = 12 });
        var change = new RegionOpened(world, 2);
        var files = Staged.Play(world, [change]);
        var region = $"/{world.Estate.Overseas.Region}/";
        var flows = LabRuns.Flows(files.Where(f => f.Path.Contains(region, StringComparison.Ordinal))).ToList();
        flows.ShouldAllBe(f => f["region"] == world.Estate.Overseas.Region && f["vpc-id"] == world.Estate.Overseas.VpcId);
        var launches = string.Concat(files.Where(LabRuns.IsTrail).Where(f => f.Path.Contains(region, StringComparison.Ordinal)).Select(LabRuns.Text));
        launches.ShouldContain("CreateVpc");
        var machines = flows.Select(f => f["instance-id"]).Where(i => i != "-").Distinct().ToList();
        machines.Count.ShouldBe(3);
        machines.ShouldAllBe(i => launches.Contains(i, StringComparison.Ordinal));
        var told = world.Changes.Single().Entities.Select(e => e.Id).ToList();
        machines.ShouldAllBe(i => told.Contains("device:" + i));
    }

    [Fact]
    public void AMovedServiceIsCalledAtItsNewAddress()
    {
        var world = new World(Month with { Days = 4 });
        var files = Staged.Play(world, [new Shop(world), new ServiceMoved(world, 2)]);
        var calls = LabRuns.Flows(files).Where(f => f["dstport"] == "6379" && f["srcaddr"].StartsWith("10.10.16.", StringComparison.Ordinal)).ToList();
        var old = calls.Where(f => f["dstaddr"] == "10.10.32.21").Max(f => long.Parse(f["start"], System.Globalization.CultureInfo.InvariantCulture));
        var moved = calls.Where(f => f["dstaddr"] == "10.10.32.24").Min(f => long.Parse(f["start"], System.Globalization.CultureInfo.InvariantCulture));
        moved.ShouldBeGreaterThanOrEqualTo(old - 60);
    }

    [Fact]
    public void ARotatedKeyIsTheOneUsedFromThenOn()
    {
        var world = new World(Month with { Days = 4 });
        var person = world.Estate.KeyHolders.First();
        var before = world.Estate.KeyOf(world.Estate.Production, person.UserName);
        var files = Staged.Play(world, [new CredentialRotation(world, 2)]);
        var after = world.Estate.KeyOf(world.Estate.Production, person.UserName);
        after.ShouldNotBe(before);
        world.Estate.UserOf(world.Estate.Production, person.UserName).Json.ShouldContain(after);
        var records = files.Where(LabRuns.IsTrail).SelectMany(LabRuns.Records).Select(r => JsonDocument.Parse(r).RootElement).ToList();
        records.Where(r => r.GetProperty("eventName").GetString() == "CreateAccessKey").Select(r => r.GetProperty("responseElements").GetProperty("accessKey").GetProperty("accessKeyId").GetString()).ShouldContain(after);
        records.Where(r => r.GetProperty("eventName").GetString() == "DeleteAccessKey").Select(r => r.GetProperty("requestParameters").GetProperty("accessKeyId").GetString()).ShouldContain(before);
    }

    [Fact]
    public void AHolidayLengthensAWeekendAndNobodyIsAtWork()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var world = Of(Month with { Seed = seed });
            var day = world.Estate.Holidays.Single();
            var noon = world.Minute(day * 1440 + 660);
            noon.Weekday.ShouldBeOneOf(0, 4);
            noon.IsWeekend.ShouldBeTrue();
            Season.Staff(noon).ShouldBeLessThan(0.1 * Season.Staff(noon with { Holiday = false }));
        }
    }

    [Fact]
    public void AGrowingTeamAddsTwoToThreePercentADay()
    {
        var world = new World(Month with { Scale = 1 });
        var files = Staged.Play(world, [new TeamGrows(world, 1)]);
        var days = LabRuns.Flows(files).Where(f => f["dstport"] == "5432" && f["flow-direction"] == "egress").GroupBy(f => long.Parse(f["start"], System.Globalization.CultureInfo.InvariantCulture) / 86400).OrderBy(g => g.Key).Select(g => g.Count()).ToList();
        // On top of a worker's 0.55 jobs a minute: 1.02^28 to 1.03^28 times as many are 0.4 to 0.7 of a minute's jobs more.
        var usual = 0.55 * 1440 * world.Estate.Workers.Count;
        (days[^2] / usual).ShouldBeInRange(0.6, 1.5);
        (days[4] / usual).ShouldBeLessThan(0.25);
    }

    private static World Of(LabOptions options)
    {
        var world = new World(options);
        _ = Calendar.Plan(world).Count();
        return world;
    }
}
