using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Reading;
using Xunit;

namespace Windhover.Tests.Investigation;

public class HypothesisReaderTests
{
    private const string Good = """
        title: Something
        kind: malicious
        weight: 2
        meaning: It means something.
        predicts:
          again: { never: 0.9, because: it is done once }
        next_steps: [Look.]
        samples:
          - { name: never before, answers: { again: never }, leads: true, verdict: inconclusive }
        """;

    [Fact]
    public void AnswersThatAreNotNamedShareWhatIsLeft()
    {
        var read = HypothesisReader.Read("h.yaml", "h", Good);
        var answers = read.Predictions["again"].Answers;
        answers["never"].ShouldBe(0.9, 1e-9);
        answers["once"].ShouldBe(0.05, 1e-9);
        answers["often"].ShouldBe(0.05, 1e-9);
        read.Kind.ShouldBe(HypothesisKind.Malicious);
        read.Samples.Single().Answers["again"].ShouldBe("never");
    }

    [Theory]
    [InlineData("kind: malicious", "kind: evil", "h.yaml:2:7: 'kind' is malicious or benign")]
    [InlineData("again: { never", "agian: { never", "h.yaml:6:3: there is no question 'agian'")]
    [InlineData("never: 0.9", "nevr: 0.9", "h.yaml:6:12: unknown key 'nevr' in a prediction of 'again'")]
    [InlineData("never: 0.9", "never: 0.9, once: 0.3", "h.yaml:6:10: the answers' probabilities do not add up to 1")]
    [InlineData("never: 0.9", "never: 1.9", "h.yaml:6:19: 'never' is a number from 0 to 1")]
    [InlineData(", because: it is done once", "", "h.yaml:6:10: a prediction of 'again' needs the key 'because'")]
    [InlineData("answers: { again: never }", "answers: { again: nevr }", "'again' has no answer 'nevr'")]
    [InlineData("verdict: inconclusive", "verdict: bad", "'verdict' is malicious, suspicious, benign or inconclusive")]
    [InlineData("weight: 2", "weight: 0", "h.yaml:3:9: 'weight' is a number")]
    public void WhatIsWrongIsNamedWithItsPlace(string from, string to, string problem)
    {
        Good.ShouldContain(from);
        Should.Throw<ModelException>(() => HypothesisReader.Read("h.yaml", "h", Good.Replace(from, to, StringComparison.Ordinal))).Message.ShouldContain(problem);
    }

    [Fact]
    public void EveryProblemOfACatalogueIsNamed()
    {
        var broken = Good.Replace("kind: malicious", "kind: evil", StringComparison.Ordinal);
        Should.Throw<ModelException>(() => HypothesisCatalogue.Of([("a.yaml", "a", broken), ("b.yaml", "b", broken)])).Problems.Count.ShouldBe(2);
    }
}
