using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>
/// How much each hypothesis is believed while answers come in: Bayes' rule over hypotheses that exclude each other. Answers lean on each other (who acts from a new place often
/// does so with a new tool), so each counts for <see cref="BeliefTable.Independence"/> of what it would if it stood alone; how well the result is calibrated is measured.
/// </summary>
internal sealed class Beliefs
{
    private const double LeastMove = 0.05;
    private readonly BeliefTable table;
    private double[] shares;

    /// <param name="table">What the hypotheses predict.</param>
    public Beliefs(BeliefTable table) => (this.table, shares) = (table, [.. table.Priors]);

    /// <summary>How probable something to act on is.</summary>
    public double Malicious => MaliciousOf(shares);

    /// <summary>The verdict of a probability.</summary>
    public static Verdict VerdictOf(double malicious) => malicious switch
    {
        >= 0.9 => Verdict.Malicious,
        >= 0.4 => Verdict.Suspicious,
        <= 0.2 => Verdict.Benign,
        _ => Verdict.Inconclusive,
    };

    /// <summary>The hypotheses, the most probable first.</summary>
    public IReadOnlyList<Belief> Ranked()
    {
        var beliefs = table.Hypotheses.Select((h, i) => new Belief(h.Id, h.Title, h.Kind, Math.Round(table.Priors[i], 4), Math.Round(shares[i], 4)));
        return [.. beliefs.OrderByDescending(b => b.Probability).ThenBy(b => b.Hypothesis, StringComparer.Ordinal)];
    }

    /// <summary>How an answer moves the hypotheses: those that it moves at all, the strongest move first.</summary>
    public IReadOnlyList<BeliefMove> Moves(IQuestion question, string answer)
    {
        var share = question.Answers.First(a => a.Name == answer).Share;
        return
        [
            .. table.Hypotheses.Where(h => h.Predictions.ContainsKey(question.Id))
                .Select(h => new BeliefMove(h.Id, Math.Round(BeliefTable.Independence * Math.Log2(h.Predictions[question.Id].Answers[answer] / share), 2), h.Predictions[question.Id].Because))
                .Where(m => Math.Abs(m.Bits) >= LeastMove).OrderByDescending(m => Math.Abs(m.Bits)).ThenBy(m => m.Hypothesis, StringComparer.Ordinal),
        ];
    }

    /// <summary>Takes an answer in.</summary>
    public void Take(IQuestion question, string answer) => shares = After(shares, table.Weights(question, answer), 1);

    /// <summary>How probable something to act on would be if a question had been answered otherwise.</summary>
    public double Instead(IQuestion question, string answer, string other) => MaliciousOf(After(After(shares, table.Weights(question, answer), -1), table.Weights(question, other), 1));

    /// <summary>By how much the answer to a question is expected to move the probability of something to act on, over its cost.</summary>
    public double Worth(IQuestion question)
    {
        var malicious = Malicious;
        double worth = 0;
        foreach (var answer in question.Answers)
        {
            var (weights, likelihoods) = (table.Weights(question, answer.Name), table.Likelihoods(question, answer.Name));
            double probability = 0, all = 0, bad = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                probability += shares[i] * likelihoods[i];
                var after = shares[i] * weights[i];
                all += after;
                if (table.IsMalicious[i]) bad += after;
            }

            worth += probability * Math.Abs(bad / all - malicious);
        }

        return worth / Math.Sqrt(question.Cost);
    }

    private static double[] After(double[] shares, double[] weights, int power)
    {
        var after = new double[shares.Length];
        double sum = 0;
        for (var i = 0; i < after.Length; i++) sum += after[i] = Math.Max(1e-12, power > 0 ? shares[i] * weights[i] : shares[i] / weights[i]);
        for (var i = 0; i < after.Length; i++) after[i] /= sum;
        return after;
    }

    private double MaliciousOf(double[] of)
    {
        double sum = 0;
        for (var i = 0; i < of.Length; i++) sum += table.IsMalicious[i] ? of[i] : 0;
        return sum;
    }
}
