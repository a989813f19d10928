using System.Text.Json;
using Shouldly;
using Windhover.Cli;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class FirstAttackTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void TheRehearsalNamesTheMomentOfTheRun(long seed)
    {
        var options = new LabOptions { Days = 3, LearningDays = 2, Scale = 0.5, Seed = seed, Stealth = 0.2 };
        var run = new LabRun(options);
        foreach (var _ in run.Play())
        {
        }

        using var truth = JsonDocument.Parse(run.Truth());
        FirstAttack.Find(options).ShouldBe(truth.RootElement.GetProperty("attacks").EnumerateArray().Min(a => a.GetProperty("start").GetInt64()));
    }
}
