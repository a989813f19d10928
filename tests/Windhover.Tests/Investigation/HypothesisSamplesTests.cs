using Shouldly;
using Windhover.Core.Investigation;
using Xunit;

namespace Windhover.Tests.Investigation;

public class HypothesisSamplesTests
{
    private static readonly BeliefTable Table = new(HypothesisCatalogue.Shipped, QuestionCatalogue.All);

    public static TheoryData<string, string> Samples => [.. HypothesisCatalogue.Shipped.All.SelectMany(h => h.Samples.Select(s => (h.Id, s.Name)))];

    [Fact]
    public void ThereIsAHypothesisForEveryExplanationThatAnAnalystWeighs()
    {
        HypothesisCatalogue.Shipped.All.Count(h => h.Kind == HypothesisKind.Malicious).ShouldBeGreaterThanOrEqualTo(14);
        HypothesisCatalogue.Shipped.All.Count(h => h.Kind == HypothesisKind.Benign).ShouldBeGreaterThanOrEqualTo(9);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ASampleLeadsToItsConclusion(string hypothesis, string name)
    {
        var sample = HypothesisCatalogue.Shipped.Find(hypothesis)!.Samples.Single(s => s.Name == name);
        var beliefs = new Beliefs(Table);
        foreach (var (question, answer) in sample.Answers) beliefs.Take(QuestionCatalogue.Find(question)!, answer);
        (beliefs.Ranked()[0].Hypothesis == hypothesis).ShouldBe(sample.Leads, string.Join("; ", beliefs.Ranked().Take(4).Select(b => $"{b.Hypothesis} {b.Probability}")));
        if (sample.Verdict is { } verdict) Beliefs.VerdictOf(beliefs.Malicious).ShouldBe(verdict, $"{beliefs.Malicious:0.000}");
    }

    [Fact]
    public void EveryHypothesisHasASampleThatSpeaksForItOrForAnother() =>
        HypothesisCatalogue.Shipped.All.Where(h => h.Samples.Count < 2).Select(h => h.Id).ShouldBeEmpty();

    [Fact]
    public void TheAnswersOfAQuestionAddUp()
    {
        QuestionCatalogue.All.Count.ShouldBeGreaterThan(20);
        foreach (var question in QuestionCatalogue.All) question.Answers.Sum(a => a.Share).ShouldBe(1, 1e-9, question.Id);
    }

    [Fact]
    public void EveryQuestionIsAskedForTheSakeOfTwoHypothesesAtLeast() =>
        QuestionCatalogue.All.Where(q => HypothesisCatalogue.Shipped.All.Count(h => h.Predictions.ContainsKey(q.Id)) < 2 && q.Id is not "other-tool" and not "expected").Select(q => q.Id).ShouldBeEmpty();
}
