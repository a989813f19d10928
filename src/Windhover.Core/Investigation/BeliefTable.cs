namespace Windhover.Core.Investigation;

/// <summary>What the hypotheses predict, worked out once.</summary>
internal sealed class BeliefTable
{
    /// <summary>What an answer counts for, as a power of its likelihood.</summary>
    public const double Independence = 0.85;

    /// <summary>How much of what gets investigated is something to act on.</summary>
    public const double PriorMalicious = 0.26;

    private readonly Dictionary<(string Question, string Answer), (double[] Likelihoods, double[] Weights)> answers = [];

    /// <param name="catalogue">The hypotheses.</param>
    /// <param name="questions">The questions.</param>
    public BeliefTable(HypothesisCatalogue catalogue, IReadOnlyList<IQuestion> questions)
    {
        Hypotheses = catalogue.All;
        IsMalicious = [.. Hypotheses.Select(h => h.Kind == HypothesisKind.Malicious)];
        var weights = new double[2];
        foreach (var hypothesis in Hypotheses) weights[(int)hypothesis.Kind] += hypothesis.Weight;
        Priors = [.. Hypotheses.Select(h => (h.Kind == HypothesisKind.Malicious ? PriorMalicious : 1 - PriorMalicious) * h.Weight / weights[(int)h.Kind])];
        foreach (var question in questions)
        {
            foreach (var answer in question.Answers)
            {
                var likelihoods = Hypotheses.Select(h => h.Predictions.TryGetValue(question.Id, out var prediction) ? prediction.Answers[answer.Name] : answer.Share).ToArray();
                answers[(question.Id, answer.Name)] = (likelihoods, [.. likelihoods.Select(l => Math.Pow(l, Independence))]);
            }
        }
    }

    /// <summary>The hypotheses.</summary>
    public IReadOnlyList<Hypothesis> Hypotheses { get; }

    /// <summary>Which of them are something to act on.</summary>
    public IReadOnlyList<bool> IsMalicious { get; }

    /// <summary>Their shares before any question.</summary>
    public IReadOnlyList<double> Priors { get; }

    /// <summary>How often each hypothesis gives an answer.</summary>
    public double[] Likelihoods(IQuestion question, string answer) => answers[(question.Id, answer)].Likelihoods;

    /// <summary>By what each hypothesis is multiplied when an answer comes in.</summary>
    public double[] Weights(IQuestion question, string answer) => answers.TryGetValue((question.Id, answer), out var found)
        ? found.Weights
        : throw new InvalidOperationException($"the question '{question.Id}' has no answer '{answer}'");
}
