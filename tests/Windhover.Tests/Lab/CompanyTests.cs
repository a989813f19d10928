using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Lab.Company;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class CompanyTests
{
    [Fact]
    public void AddressesOfEndedInstancesAreUsedAgainByOthers()
    {
        var holders = LabRuns.Flows(LabRuns.All).Where(f => f["instance-id"] != "-" && f["flow-direction"] == "egress")
            .GroupBy(f => f["srcaddr"]).ToDictionary(g => g.Key, g => g.Select(f => f["instance-id"]).Distinct().Count());
        holders.Where(h => h.Value > 1 && h.Key.StartsWith("10.10.8.", StringComparison.Ordinal)).ShouldNotBeEmpty();
        holders.Where(h => !h.Key.StartsWith("10.10.8.", StringComparison.Ordinal)).ShouldAllBe(h => h.Value == 1);
    }

    [Fact]
    public void EveryInstanceThatAppearsLaterWasLaunchedInTheTrail()
    {
        var start = new DateTimeOffset(LabRuns.Small.Start.ToDateTime(new(1, 0)), TimeSpan.Zero).ToUnixTimeSeconds();
        var first = LabRuns.Flows(LabRuns.All).Where(f => f["instance-id"] != "-").GroupBy(f => f["instance-id"])
            .Where(g => g.Min(f => long.Parse(f["start"], CultureInfo.InvariantCulture)) > start).Select(g => g.Key).ToList();
        var launches = string.Concat(LabRuns.All.Where(LabRuns.IsTrail).SelectMany(LabRuns.Records).Where(r => r.Contains("\"RunInstances\"", StringComparison.Ordinal)));
        first.ShouldNotBeEmpty();
        first.ShouldAllBe(id => launches.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void DaysAreBusierThanNightsAndWorkdaysThanWeekends()
    {
        var office = LabRuns.WithoutAttacks.Where(LabRuns.IsZeek).SelectMany(LabRuns.Records).Where(r => r.Split('\t')[2].StartsWith("10.20.1.", StringComparison.Ordinal)).Select(r => DateTimeOffset.FromUnixTimeSeconds(long.Parse(r.Split('.')[0], CultureInfo.InvariantCulture)).Hour).GroupBy(h => h).ToDictionary(g => g.Key, g => g.Count());
        office[10].ShouldBeGreaterThan(4 * office.GetValueOrDefault(2, 1));
        var shop = LabRuns.Flows(LabRuns.WithoutAttacks).Where(f => f["dstport"] == "443" && f["dstaddr"] is "10.10.0.41" or "10.10.1.87")
            .GroupBy(f => f["srcaddr"], StringComparer.Ordinal).Where(g => g.Count() < 100) // an outside service that checks the shop sleeps never
            .SelectMany(g => g).Select(f => DateTimeOffset.FromUnixTimeSeconds(long.Parse(f["start"], CultureInfo.InvariantCulture)).Hour).GroupBy(h => h).ToDictionary(g => g.Key, g => g.Count());
        shop[19].ShouldBeGreaterThan(3 * shop[2]);
        var monday = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Season.Staff(new(0, monday)).ShouldBeGreaterThan(10 * Season.Staff(new(0, monday + 5 * 86400)));
    }

    [Fact]
    public void TheDefaultEstateWritesAQuarterOfAMillionFlowRecordsADay()
    {
        var day = LabRuns.Play(new() { Days = 1, Seed = 3, Attacks = [] }).Files;
        var records = day.Where(LabRuns.IsFlow).Sum(f => LabRuns.Text(f).AsSpan().Count('\n') - 1);
        records.ShouldBeInRange(120_000, 320_000);
        day.Where(LabRuns.IsZeek).Sum(f => LabRuns.Records(f).Count()).ShouldBeInRange(5_000, 40_000);
        day.Where(LabRuns.IsTrail).Sum(f => LabRuns.Records(f).Count()).ShouldBeInRange(3_000, 15_000);
        day.Where(LabRuns.IsAzure).Sum(f => LabRuns.Records(f).Count()).ShouldBeInRange(5_000, 40_000);
    }

    [Fact]
    public void TheMonitoringServerAsksEveryMinute()
    {
        var times = LabRuns.Flows(LabRuns.WithoutAttacks).Where(f => f["dstport"] == "9100" && f["flow-direction"] == "egress" && f["dstaddr"] == "10.10.32.21")
            .Select(f => long.Parse(f["start"], CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        times.Count.ShouldBeGreaterThan(4000);
        times.Zip(times.Skip(1), (a, b) => b - a).Count(d => d is >= 59 and <= 61).ShouldBeGreaterThan(times.Count * 99 / 100);
    }

    [Fact]
    public void PeopleWhoAreGoneDoNotSignIn()
    {
        var options = LabRuns.Small with { Days = 14, Scale = 1 };
        var estate = new Windhover.Lab.Company.Estate(options);
        estate.Staff.ShouldContain(p => p.Leaves < 14);
        estate.Staff.ShouldContain(p => p.Joins > 0);
        estate.Staff.ShouldContain(p => p.Travels.From > 0);
        estate.Staff.Select(p => p.Email).Distinct().Count().ShouldBe(estate.Staff.Count);
        estate.Staff.ShouldAllBe(p => p.Leaves > p.Joins);
    }

    [Fact]
    public void SessionsOfAnInstanceUseTheKeyThatTheServiceHandedOut()
    {
        var records = LabRuns.WithoutAttacks.Where(f => LabRuns.IsTrail(f) && !LabRuns.Twice.ContainsKey(f.Path)).SelectMany(LabRuns.Records).Select(r => JsonDocument.Parse(r).RootElement).ToList();
        var handed = records.Where(r => r.GetProperty("eventName").GetString() == "AssumeRole" && r.GetProperty("sourceIPAddress").GetString() == "ec2.amazonaws.com")
            .ToDictionary(r => r.GetProperty("responseElements").GetProperty("credentials").GetProperty("accessKeyId").GetString()!, r => r.GetProperty("requestParameters").GetProperty("roleSessionName").GetString()!);
        var used = records.Where(r => r.GetProperty("userIdentity").TryGetProperty("accessKeyId", out var key) && handed.ContainsKey(key.GetString()!)).ToList();
        used.Count.ShouldBeGreaterThan(100);
        used.ShouldAllBe(r => r.GetProperty("userIdentity").GetProperty("arn").GetString()!.EndsWith(handed[r.GetProperty("userIdentity").GetProperty("accessKeyId").GetString()!], StringComparison.Ordinal));
    }
}
