using Shouldly;
using Windhover.Lab;
using Windhover.Lab.Attacks;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class FamilyTests
{
    private static readonly LabOptions Options = new() { Days = 4, LearningDays = 1, Scale = 0.2, Compress = false };

    [Fact]
    public void ThereAreAtLeastFourteenFamiliesAndSomeAreHeldOut()
    {
        AttackKinds.All.Count.ShouldBeGreaterThanOrEqualTo(14);
        AttackKinds.All.ShouldBe(AttackKinds.All.Order(StringComparer.Ordinal));
        AttackKinds.HeldOut.ShouldBe(["dns-tunnel", "rogue-machine", "snapshot-exfiltration", "supply-chain-build"]);
        Family.All.Where(f => f.Pace == Pace.Slow).Select(f => f.Kind).ShouldBe(["c2-beacon", "dns-tunnel", "rogue-machine", "slow-exfiltration"]);
    }

    [Theory]
    [InlineData(LabSet.Tuning)]
    [InlineData(LabSet.Report)]
    public void EveryFamilyAndItsTwinLeaveRecordsOfDifferentEntitiesWhateverTheSeed(LabSet set)
    {
        var begin = new DateTimeOffset(Options.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var seed = 1; seed <= 20; seed++)
        {
            var stories = Staged.Stories(Options with { Seed = seed, Set = set });
            foreach (var pair in stories.GroupBy(s => s.Kind, StringComparer.Ordinal))
                pair.First().Entities.Select(e => e.Id).Intersect(pair.Last().Entities.Select(e => e.Id)).ShouldBeEmpty($"attack and twin of {pair.Key}, seed {seed}");
            foreach (var story in stories)
            {
                var what = $"{story.Id} of seed {seed}";
                story.Records.Values.Sum(r => r.Count).ShouldBeGreaterThan(0, what);
                story.Entities.ShouldNotBeEmpty(what);
                story.Start.ShouldBeGreaterThanOrEqualTo(begin + 86_400_000, what);
                story.Start.ShouldBeLessThan(begin + Options.Days * 86_400_000L, what);
            }
        }
    }

    [Fact]
    public void StealthMakesFamiliesQuieter()
    {
        // Beside every loud one its patient self: fewer records, or the same spread over more time.
        var loud = Staged.Stories(Options with { Seed = 4, Stealth = 0 }).Where(s => !s.Twin).ToDictionary(s => s.Kind, StringComparer.Ordinal);
        var patient = Staged.Stories(Options with { Seed = 4, Stealth = 1 }).Where(s => !s.Twin).ToList();
        foreach (var quiet in patient.Where(s => s.Kind is not ("slow-exfiltration" or "c2-beacon" or "dns-tunnel" or "security-group-opened"))) // whose bytes, period or address say it
            Rate(quiet).ShouldBeLessThan(Rate(loud[quiet.Kind]), quiet.Kind);
    }

    [Fact]
    public void TheCompanysOwnAddressesAreNotTheAttackers()
    {
        var world = new Windhover.Lab.Company.World(Options with { Seed = 1 });
        var own = new[] { world.Estate.OfficeAddress, world.Estate.ProductionNat.PublicAddress, world.Estate.DevelopmentNat.PublicAddress }.Select(Windhover.Lab.Company.Internet.Text);
        Staged.Stories(Options with { Seed = 1 }).SelectMany(s => s.Addresses).Intersect(own).ShouldBeEmpty();
    }

    private static double Rate(Windhover.Lab.Truth.Story story) => story.Records.Values.Sum(r => r.Count) / (story.End - story.Start + 60_000.0);
}
