using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>An investigation at work: asks the question that is expected to move the verdict most, takes the answer in, and goes on until nothing is expected to move it any more or the budget is spent.</summary>
internal sealed class Inquiry
{
    /// <summary>Look-ups that one investigation may take.</summary>
    public const int Budget = 50;

    // A question that is expected to move the verdict by less than this is not asked.
    private const double Settled = 0.002;

    private static readonly string[] OfThePast = ["source-network", "client-tool", "operations", "destination", "inside-targets", "resources"];

    private readonly CaseFile file;
    private readonly FactBook facts;
    private readonly List<IQuestion> open;
    private readonly List<IQuestion> unanswered = [];

    /// <param name="table">What the hypotheses predict.</param>
    /// <param name="questions">What may be asked.</param>
    /// <param name="file">The case.</param>
    /// <param name="facts">Takes what is found out.</param>
    public Inquiry(BeliefTable table, IReadOnlyList<IQuestion> questions, CaseFile file, FactBook facts)
    {
        (this.file, this.facts, Beliefs) = (file, facts, new Beliefs(table));
        open = [.. questions.Where(q => q.Subject switch { QuestionSubject.Identity => file.Identity >= 0, QuestionSubject.Device => file.Device >= 0, _ => true })];

        // What people said is asked first where they said something; it is too rare to be expected.
        var marked = open.Find(q => q.Id == "expected");
        if (marked is not null && open.Remove(marked) && file.IsAllExpected) Ask(marked);
        while (open.Count > 0)
        {
            var left = Budget - Cost;
            var next = open.Where(q => q.Cost <= left).Select(q => (Question: q, Worth: Beliefs.Worth(q))).OrderByDescending(q => q.Worth).ThenBy(q => q.Question.Id, StringComparer.Ordinal).FirstOrDefault();
            if (next.Question is null || next.Worth < Settled) break;
            open.Remove(next.Question);
            Ask(next.Question);
        }
    }

    /// <summary>What is believed after the last answer.</summary>
    public Beliefs Beliefs { get; }

    /// <summary>What was asked and answered, in order.</summary>
    public List<(IQuestion Question, AskedQuestion Asked)> Answered { get; } = [];

    /// <summary>What was asked and has no answer.</summary>
    public IReadOnlyList<IQuestion> Unanswered => unanswered;

    /// <summary>Look-ups taken.</summary>
    public int Cost { get; private set; }

    /// <summary>
    /// The verdict. Benign takes evidence: where nothing that was recorded says whether it is unlike the past, what is not known to be bad is not thereby known to be good. And what
    /// an expert holds for critical is for a person to dismiss.
    /// </summary>
    public Verdict Verdict => VerdictAt(Beliefs.Malicious);

    /// <summary>True when whom it is about has a past of three days, and at least one question that compares with it has an answer.</summary>
    public bool KnowsThePast => file.HasPast && Answered.Exists(a => OfThePast.Contains(a.Asked.Question, StringComparer.Ordinal));

    /// <summary>What single answer, had it been another, would have changed the verdict: the most likely such change; null when none would.</summary>
    public (AskedQuestion Asked, AnswerShare Instead)? Turning()
    {
        var verdict = Verdict;
        return Answered.SelectMany(a => a.Question.Answers.Where(o => o.Name != a.Asked.Answer).Select(o => (a.Asked, Instead: o, Malicious: Beliefs.Instead(a.Question, a.Asked.Answer, o.Name))))
            .Where(c => VerdictAt(c.Malicious) != verdict)
            .OrderByDescending(c => Math.Abs(c.Malicious - Beliefs.Malicious)).ThenBy(c => c.Asked.Question, StringComparer.Ordinal).ThenBy(c => c.Instead.Name, StringComparer.Ordinal)
            .Select(c => ((AskedQuestion, AnswerShare)?)(c.Asked, c.Instead)).FirstOrDefault();
    }

    private Verdict VerdictAt(double malicious) => Beliefs.VerdictOf(malicious) switch
    {
        Verdict.Benign when !file.IsAllExpected && (!KnowsThePast || file.IsCritical) => Verdict.Inconclusive,
        var verdict => verdict,
    };

    private void Ask(IQuestion question)
    {
        Cost += question.Cost;
        if (question.Ask(file) is not { } finding)
        {
            if (question.Applies(file)) unanswered.Add(question);
            return;
        }

        var before = Beliefs.Malicious;
        var moves = Beliefs.Moves(question, finding.Answer);
        Beliefs.Take(question, finding.Answer);
        Answered.Add((question, new AskedQuestion
        {
            Question = question.Id,
            Text = question.Text,
            Answer = finding.Answer,
            Fact = facts.Add(finding.Text, finding.Query, finding.Alerts),
            Cost = question.Cost,
            Before = Math.Round(before, 4),
            After = Math.Round(Beliefs.Malicious, 4),
            Moves = moves,
        }));
    }
}
