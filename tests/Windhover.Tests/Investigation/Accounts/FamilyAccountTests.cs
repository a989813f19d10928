using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Lab;
using Windhover.Tests.Conventions;
using Xunit;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>What is written about each family of attacks, word for word, and about days on which nothing happened.</summary>
public sealed class FamilyAccountTests
{
    private static readonly LabOptions Company = new() { Days = 7, LearningDays = 4, Scale = 0.5, Stealth = 0.1, Twins = false, Changes = false };

    // What shows over days takes more of them.
    private static readonly LabOptions Longer = Company with { Days = 10, Scale = 0.4, Stealth = 0 };

    private static readonly IReadOnlyDictionary<string, LabOptions> Estates = new SortedDictionary<string, LabOptions>(StringComparer.Ordinal)
    {
        ["identities"] = Company with { Seed = 3, Attacks = ["account-takeover", "crypto-mining", "lateral-movement", "privilege-escalation", "security-group-opened", "stolen-instance-credentials"] },
        ["data"] = Company with { Seed = 3, Attacks = ["bucket-download", "log-tampering", "supply-chain-build"] },
        ["machines"] = Company with { Seed = 5, Attacks = ["internal-scan", "object-ransom", "secrets-harvest"] },
        ["slow"] = Longer with { Seed = 1, Attacks = ["c2-beacon", "dns-tunnel", "rogue-machine"] },
        ["exfiltration"] = Longer with { Seed = 2, Attacks = ["slow-exfiltration", "snapshot-exfiltration"] },
    };

    public static TheoryData<string> Names { get; } = [.. Estates.Keys];

    [Fact]
    public void EveryFamilyHasAnAccount() => Estates.Values.SelectMany(e => e.Attacks).Order(StringComparer.Ordinal).ShouldBe(AttackKinds.All);

    [Theory]
    [MemberData(nameof(Names))]
    public void TheAccountOfEachFamilyIsTheApprovedOneAndEverySentenceResolves(string name)
    {
        using var estate = ToldEstate.Of(Estates[name]);
        estate.Found.Investigations.Sum(r => r.ShouldResolve(estate)).ShouldBeGreaterThan(10);
        foreach (var kind in Estates[name].Attacks)
        {
            var report = estate.About(estate.Story(kind)).FirstOrDefault();
            (report is null ? "# Nothing is alerted\n" : AccountText.Of(report)).ShouldBeInFile($"tests/Windhover.Tests/Investigation/Accounts/Approved/{kind}.md");
        }
    }

    [Fact]
    public void QuietDaysTellNobodyOfAnythingMalicious()
    {
        using var estate = ToldEstate.Of(Company with { Attacks = [], Seed = 4 });
        foreach (var report in estate.Found.Investigations) report.ShouldResolve(estate);
        estate.Found.Investigations.ShouldAllBe(r => r.Verdict != Verdict.Malicious);
        string.Join('\n', estate.Found.Investigations.Where(r => r.IsTold).Select(AccountText.Of)).ShouldBeInFile("tests/Windhover.Tests/Investigation/Accounts/Approved/quiet-days.md");
    }
}
