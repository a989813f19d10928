using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Incidents;

public class IncidentScoreTests
{
    [Theory]
    [InlineData(-3, 10.5)]
    [InlineData(0, 50)]
    [InlineData(2.5, 75)]
    [InlineData(5, 87.5)]
    [InlineData(12, 98.2)]
    public void AScoreStandsForPowersOfTenAndBack(double decades, double score)
    {
        ScoreScale.Of(decades).ShouldBe(score, 0.05);
        ScoreScale.Decades(ScoreScale.Of(decades)).ShouldBe(decades, 1e-9);
    }

    [Fact]
    public void OneAlertIsWorthItsOwnScore() => IncidentScore.Of([TestAlert.Of(2.5)]).ShouldBe(75);

    [Fact]
    public void AStoryWithTwoStagesIsWorseThanEitherOfThem() =>
        IncidentScore.Of([TestAlert.Of(2.5, "TA0007"), TestAlert.Of(2, "TA0010")]).ShouldBe(Math.Round(ScoreScale.Of(2.5 + 0.4 + 1), 1));

    [Fact]
    public void MoreOfTheSameStageAddsNothing() => IncidentScore.Of([TestAlert.Of(2.5), TestAlert.Of(2), TestAlert.Of(1)]).ShouldBe(75);

    [Fact]
    public void AStageThatIsNoAlertByItselfTakesNothingAway() =>
        IncidentScore.Of([TestAlert.Of(2.5), TestAlert.Of(-3, "TA0010")]).ShouldBeGreaterThan(75);

    [Fact]
    public void WhatIsWorthTellingIsToldEachTime()
    {
        IncidentScore.Of([TestAlert.Of(0.5) with { Earlier = 3 }]).ShouldBe(IncidentScore.ToTell);
        IncidentScore.Of([TestAlert.Of(-1) with { Earlier = 3 }]).ShouldBe(IncidentScore.Of([TestAlert.Of(-1)]));
    }

    [Fact]
    public void WhatWasToldBeforeWeighsLessEachTimeButNotForEver()
    {
        IncidentScore.Of([TestAlert.Of(4) with { Earlier = 1 }]).ShouldBe(Math.Round(ScoreScale.Of(3), 1));
        IncidentScore.Of([TestAlert.Of(4) with { Earlier = 3 }]).ShouldBe(Math.Round(ScoreScale.Of(1), 1));
        IncidentScore.Of([TestAlert.Of(4) with { Earlier = 20 }]).ShouldBe(Math.Round(ScoreScale.Of(1), 1));
    }

    [Fact]
    public void WhatPeopleExpectedDoesNotWeighAndTheRestDoes()
    {
        var (strong, weak) = (TestAlert.Of(4), TestAlert.Of(0.5, "TA0010"));
        IncidentScore.Of([strong, weak], new Judgement(Verdict.Inconclusive, 0.3, 0, [strong.AlertId], "")).ShouldBe(IncidentScore.Of([weak], new Judgement(Verdict.Inconclusive, 0.3, 0, [], "")));
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(1)]
    public void AJudgementMovesTheScoreByItsPowersOfTen(double decades) =>
        IncidentScore.Of([TestAlert.Of(2.5)], Judged(decades)).ShouldBe(Math.Round(ScoreScale.Of((3 * Math.Tanh(2.5 / 3)) + decades), 1));

    [Fact]
    public void WhatIsFoundProbableGoesBeforeWhatIsMerelySurprising() =>
        IncidentScore.Of([TestAlert.Of(2)], Judged(2)).ShouldBeGreaterThan(IncidentScore.Of([TestAlert.Of(11)], Judged(0.5)));

    [Fact]
    public void OfTwoThatAreEquallyProbableTheMoreSurprisingGoesFirst() =>
        IncidentScore.Of([TestAlert.Of(6)], Judged(1)).ShouldBeGreaterThan(IncidentScore.Of([TestAlert.Of(3)], Judged(1)));

    private static Judgement Judged(double decades) => new(Verdict.Suspicious, 0.5, decades, [], "");
}
