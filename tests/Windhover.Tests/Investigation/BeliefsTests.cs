using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Xunit;

namespace Windhover.Tests.Investigation;

public class BeliefsTests
{
    private static readonly BeliefTable Table = new(HypothesisCatalogue.Shipped, QuestionCatalogue.All);

    [Fact]
    public void BeforeAnyQuestionTheSharesAreThePriors()
    {
        var beliefs = new Beliefs(Table);
        beliefs.Malicious.ShouldBe(BeliefTable.PriorMalicious, 1e-9);
        beliefs.Ranked().Sum(b => b.Probability).ShouldBe(1, 0.01);
        beliefs.Ranked().ShouldAllBe(b => b.Probability == b.Prior);
    }

    [Fact]
    public void TheOrderOfTheAnswersDoesNotMatter()
    {
        (string, string)[] answers = [("source-network", "new-rented"), ("tactic", "discovery"), ("again", "often"), ("rarity", "extreme")];
        var (forth, back) = (new Beliefs(Table), new Beliefs(Table));
        foreach (var (question, answer) in answers) forth.Take(QuestionCatalogue.Find(question)!, answer);
        foreach (var (question, answer) in answers.Reverse()) back.Take(QuestionCatalogue.Find(question)!, answer);
        forth.Malicious.ShouldBe(back.Malicious, 1e-9);
    }

    [Fact]
    public void AnAnswerTakenBackLeavesWhatWasBelievedBefore()
    {
        var (question, other) = (QuestionCatalogue.Find("source-network")!, QuestionCatalogue.Find("rarity")!);
        var beliefs = new Beliefs(Table);
        beliefs.Take(other, "extreme");
        var usual = new Beliefs(Table);
        usual.Take(other, "extreme");
        usual.Take(question, "usual");
        beliefs.Take(question, "new-rented");
        beliefs.Instead(question, "new-rented", "usual").ShouldBe(usual.Malicious, 1e-9);
    }

    [Fact]
    public void AQuestionWhoseAnswersAllSayTheSameIsWorthNothing()
    {
        var beliefs = new Beliefs(Table);
        var worths = QuestionCatalogue.All.Select(beliefs.Worth).ToList();
        worths.ShouldAllBe(w => w >= 0 && w < 0.5);
        beliefs.Worth(QuestionCatalogue.Find("source-network")!).ShouldBeGreaterThan(beliefs.Worth(QuestionCatalogue.Find("known-for")!));
    }

    [Fact]
    public void AMoveIsTheLikelihoodRatioInBits()
    {
        var question = QuestionCatalogue.Find("two-places")!;
        var move = new Beliefs(Table).Moves(question, "yes").Single(m => m.Hypothesis == "travelling-employee");
        var predicted = HypothesisCatalogue.Shipped.Find("travelling-employee")!.Predictions["two-places"].Answers["yes"];
        move.Bits.ShouldBe(BeliefTable.Independence * Math.Log2(predicted / question.Answers.Single(a => a.Name == "yes").Share), 0.01);
        move.Bits.ShouldBeNegative();
        move.Because.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0.95, Verdict.Malicious)]
    [InlineData(0.9, Verdict.Malicious)]
    [InlineData(0.4, Verdict.Suspicious)]
    [InlineData(0.3, Verdict.Inconclusive)]
    [InlineData(0.2, Verdict.Benign)]
    public void AVerdictIsARangeOfProbability(double probability, Verdict verdict) => Beliefs.VerdictOf(probability).ShouldBe(verdict);
}
