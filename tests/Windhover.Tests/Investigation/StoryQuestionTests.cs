using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.PatternOfLife;
using Xunit;
using static Windhover.Tests.Investigation.TestCase;

namespace Windhover.Tests.Investigation;

/// <summary>What questions about the alerts themselves answer, and what is made of the answers.</summary>
public class StoryQuestionTests
{
    private readonly TestCase story = new TestCase().Known(EntityType.Identity, "bob", group: "users");

    [Theory]
    [InlineData(0, "never")]
    [InlineData(1, "once")]
    [InlineData(5, "often")]
    public void WhatWasToldBeforeIsCounted(int earlier, string answer) => Told(a => a with { Earlier = earlier }).Ask("again").ShouldBe(answer);

    [Theory]
    [InlineData(1e-3, "common")]
    [InlineData(1e-5, "rare")]
    [InlineData(1e-9, "extreme")]
    [InlineData(1, null)]
    public void TheRarestDecidesHowRareItIs(double probability, string? answer) => Told(a => a with { Probability = probability }).Ask("rarity").ShouldBe(answer);

    [Theory]
    [InlineData("TA0006", "credential-access")]
    [InlineData("TA0011", "command-and-control")]
    [InlineData("TA0043", "other")]
    public void TheStrongestAlertsTacticIsTheStorys(string tactic, string answer) => Told(a => a with { Attacks = [new(tactic, "T1")] }).Ask("tactic").ShouldBe(answer);

    [Fact]
    public void StagesAreDifferentTactics()
    {
        Told(a => a).Ask("stages").ShouldBe("one");
        Told(a => a with { Attacks = [new("TA0007", "T1046")] }).Ask("stages").ShouldBe("two");
        Told(a => a with { Attacks = [new("TA0010", "T1048")] }).Ask("stages").ShouldBe("more");
    }

    [Fact]
    public void ExpertsAndOtherToolsAreAskedApartFromThePatternOfLife()
    {
        Told(a => a).Ask("expert").ShouldBe("none");
        story.Ask("both-kinds").ShouldBe("no");
        story.Ask("other-tool").ShouldBe("no");
        Told(a => a with { Kind = AlertKind.Model, Severity = Severity.Medium }).Ask("expert").ShouldBe("low");
        story.Ask("both-kinds").ShouldBe("yes");
        Told(a => a with { Kind = AlertKind.ThirdParty, Severity = Severity.High }).Ask("expert").ShouldBe("high");
        story.Ask("other-tool").ShouldBe("yes");
        Told(a => a with { Kind = AlertKind.Model, Severity = Severity.Critical }).Ask("expert").ShouldBe("critical");
    }

    [Theory]
    [InlineData(0, "new")]
    [InlineData(3, "young")]
    [InlineData(12, "long")]
    public void ForHowLongTheMainOneIsKnown(int days, string answer) => new TestCase().Known(EntityType.Identity, "eve", days).Alerted(EntityType.Identity, "eve").Ask("known-for").ShouldBe(answer);

    [Fact]
    public void ThePersonsOrdinaryWorkIsBenignAndAThiefsIsNot()
    {
        Told(a => a with { Probability = 1e-3 });
        Usual();
        story.Inquire().Verdict.ShouldBe(Verdict.Benign);
        story.Has(EntityType.Identity, "bob", Network(Rented)).Has(EntityType.Identity, "bob", story.Text(Feature.Agent, "curl"));
        for (var i = 0; i < 4; i++) story.Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "Steal" + i));
        Told(a => a with { Kind = AlertKind.Model, Severity = Severity.High, Attacks = [new("TA0003", "T1098")] });
        story.Inquire().Verdict.ShouldBe(Verdict.Malicious);
    }

    [Fact]
    public void WhatAnExpertHoldsForCriticalIsForAPersonToDismiss()
    {
        Told(a => a with { Kind = AlertKind.Model, Severity = Severity.Critical, Probability = 1 });
        Usual();
        story.Inquire().Beliefs.Malicious.ShouldBeLessThan(0.2);
        story.Inquire().Verdict.ShouldBe(Verdict.Inconclusive);
    }

    [Fact]
    public void WhoHasNoPastCannotBeFoundToBeAsEver()
    {
        var newcomer = new TestCase().Known(EntityType.Identity, "bob", 1).Alerted(EntityType.Identity, "bob", a => a with { Probability = 1e-3 }).Has(EntityType.Identity, "bob", Network("198.51.100.1"));
        for (var i = 0; i < 4; i++) newcomer.Had(EntityType.Identity, "colleague" + i, Network("198.51.100.1"));
        var inquiry = newcomer.Inquire();
        inquiry.Beliefs.Malicious.ShouldBeLessThan(0.2);
        inquiry.Verdict.ShouldBe(Verdict.Inconclusive);
        inquiry.Turning()?.Instead.Name.ShouldNotBe("usual", "no answer makes it benign");
    }

    [Fact]
    public void WhatIsMarkedAsExpectedDoesNotCountAndTheRestDoes()
    {
        Told(a => a with { Model = "known-pattern" }).Marked("known-pattern", EntityType.Identity, "bob");
        story.Ask("expected").ShouldBe("yes");
        story.Inquire().Verdict.ShouldBe(Verdict.Benign);
        Told(a => a with { Model = "another-pattern", Score = 55 });
        story.Ask("expected").ShouldBe("no");
        story.File().Alerts.ShouldHaveSingleItem().Model.ShouldBe("another-pattern");
    }

    private TestCase Told(Func<Alert, Alert> with) => story.Alerted(EntityType.Identity, "bob", with);

    private void Usual()
    {
        foreach (var value in new[] { Network("198.51.100.1"), story.Text(Feature.Agent, "aws-cli"), story.Text(Feature.Operation, "Get"), story.Text(Feature.Resource, "mine") })
            story.Had(EntityType.Identity, "bob", value).Has(EntityType.Identity, "bob", value);
    }
}
