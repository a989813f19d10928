using System.Text.Json;
using Shouldly;
using Windhover.Lab;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class SetTests
{
    [Fact]
    public void OneSeedGivesDifferentCompaniesInTheTwoSets()
    {
        var options = new LabOptions { Days = 1, Scale = 0.2, Seed = 5, Attacks = [] };
        var (tuning, told) = LabRuns.Play(options);
        var (report, other) = LabRuns.Play(options with { Set = LabSet.Report });
        told.GetProperty("set").GetString().ShouldBe("tuning");
        other.GetProperty("set").GetString().ShouldBe("report");
        other.GetProperty("seed").GetInt64().ShouldBe(5);
        Accounts(tuning).Intersect(Accounts(report)).ShouldBeEmpty();
        tuning.Select(f => f.Path).Where(p => !p.StartsWith("zeek/", StringComparison.Ordinal)).Intersect(report.Select(f => f.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void NoSeedOfTheReportSetIsOneOfTheTuningSet()
    {
        long[] seeds = [-(1L << 61) + 1, -7, 0, 1, 20, (1L << 61) - 1];
        var tuning = seeds.Select(s => new LabOptions { Seed = s }.Root);
        var report = seeds.Select(s => new LabOptions { Seed = s, Set = LabSet.Report }.Root).ToList();
        report.Min().ShouldBeGreaterThan(tuning.Max());
        report.Distinct().Count().ShouldBe(seeds.Length);
        foreach (var seed in new[] { 1L << 61, -(1L << 61), long.MaxValue }) Should.Throw<ArgumentException>(() => new LabRun(new() { Seed = seed }));
    }

    [Fact]
    public void EveryRandomStreamHangsOnTheSet()
    {
        var tuning = new World(new() { Seed = 3 });
        var report = new World(new() { Seed = 3, Set = LabSet.Report });
        foreach (var purpose in new[] { "estate", "attack:c2-beacon", "calendar" }) tuning.Chance(purpose).Bits().ShouldNotBe(report.Chance(purpose).Bits());
        tuning.Estate.Staff[0].Email.ShouldNotBe(report.Estate.Staff[0].Email);
    }

    [Theory]
    [InlineData("tuning", LabSet.Tuning)]
    [InlineData("report", LabSet.Report)]
    public void SetsAreReadByName(string text, LabSet set) => LabOptions.ParseSet(text).ShouldBe(set);

    [Fact]
    public void AnotherSetIsRefused() => Should.Throw<ArgumentException>(() => LabOptions.ParseSet("test")).Message.ShouldContain("test");

    [Fact]
    public void TheTruthIsReadBackWithSetPaceAndWhatIsHeldOut()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(LabRuns.Truth));
            var truth = LabTruth.Read(path);
            truth.Set.ShouldBe(LabSet.Tuning);
            truth.Attacks.Where(a => a.HeldOut).Select(a => a.Kind).ShouldBe(AttackKinds.HeldOut, ignoreOrder: true);
            truth.Attacks.Single(a => a.Kind == "slow-exfiltration").Slow.ShouldBeTrue();
            truth.Attacks.Single(a => a.Kind == "crypto-mining").Slow.ShouldBeFalse();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static HashSet<string> Accounts(IEnumerable<LabFile> files) => [.. files.Where(LabRuns.IsFlow).Select(f => f.Path.Split('/')[1])];
}
