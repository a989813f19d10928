using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Tests are named as sentences and wait for what they wait for, not for time.</summary>
public class TestsThemselvesTests
{
    private static readonly Regex Test = new(@"\[(?:Fact|Theory)\b[^\n]*\]\s*(?:\[[^\n]*\]\s*)*public\s+[^\n(]*?(\w+)\(", RegexOptions.NonBacktracking);

    public static TheoryData<string> Files => [.. Tree.Under("tests/", ".cs").Where(f => Test.IsMatch(Tree.Text(f)))];

    [Theory]
    [MemberData(nameof(Files))]
    public void TheNameOfATestIsASentence(string file)
    {
        foreach (Match test in Test.Matches(Tree.Text(file)))
        {
            var name = test.Groups[1].Value;
            name.ShouldNotContain('_');
            Regex.Matches(name, "[A-Z]", RegexOptions.NonBacktracking).Count.ShouldBeGreaterThanOrEqualTo(3, $"{file}: {name}");
        }
    }

    [Fact]
    public void EveryKindOfTestProjectIsLookedAt() =>
        Files.Select(f => f.Data.Split('/')[1]).Distinct().ShouldBe(["Windhover.FunctionalTests", "Windhover.Testing", "Windhover.Tests"], ignoreOrder: true);

    [Fact]
    public void NoTestSleeps() =>
        Tree.Under("tests/", ".cs").Where(f => Regex.IsMatch(Tree.Text(f), @"(Thread\.Sleep|Task\.Delay|SpinWait\.SpinUntil)\s*\(", RegexOptions.NonBacktracking)).ShouldBeEmpty();
}
