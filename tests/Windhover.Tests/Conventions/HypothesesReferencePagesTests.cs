using System.Globalization;
using System.Text;
using Windhover.Core.Investigation;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The page of hypotheses says what investigations weigh.</summary>
public class HypothesesReferencePagesTests
{
    [Fact]
    public void ThePageOfHypothesesIsWhatInvestigationsWeigh()
    {
        var table = new BeliefTable(HypothesisCatalogue.Shipped, QuestionCatalogue.All);
        var text = new StringBuilder("# Hypotheses and questions\n\n");
        text.Append("Generated from the hypotheses' own files; `./test.sh --accept` rewrites it. How to add one: [add a hypothesis](../howto/add-a-hypothesis.md).\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Before any question {BeliefTable.PriorMalicious:0%} of what gets investigated is held to be something to act on. An answer moves a hypothesis by its log-likelihood ratio against the share of the answer over everything, times {BeliefTable.Independence} because answers lean on each other.\n");
        for (var i = 0; i < table.Hypotheses.Count; i++)
        {
            var hypothesis = table.Hypotheses[i];
            text.Append(CultureInfo.InvariantCulture, $"\n## {hypothesis.Id}\n\n{hypothesis.Title} ({hypothesis.Kind.ToString().ToLowerInvariant()}; {table.Priors[i]:0.0%} at first). {hypothesis.Meaning}\n");
            if (hypothesis.Attacks.Count > 0) text.Append($"ATT&CK: {string.Join(", ", hypothesis.Attacks.Select(a => $"{a.Tactic} {a.Technique}"))}.\n");
            text.Append("\n| question | predicts | because |\n|---|---|---|\n");
            foreach (var (question, prediction) in hypothesis.Predictions.OrderBy(p => p.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| {question} | {string.Join(", ", prediction.Answers.Where(a => a.Value >= 0.02).OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Value:0%}")))} | {prediction.Because} |\n");
        }

        text.Append("\n## Questions\n\n| name | question | about | answers, with their share over everything | look-ups |\n|---|---|---|---|---:|\n");
        foreach (var question in QuestionCatalogue.All)
            text.Append(CultureInfo.InvariantCulture, $"| {question.Id} | {question.Text} | {question.Subject.ToString().ToLowerInvariant()} | {string.Join(", ", question.Answers.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Name} {a.Share:0%}")))} | {question.Cost} |\n");
        text.ToString().ShouldBeInFile("docs/reference/hypotheses.md");
    }
}
