using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Was what was taken away put back or replaced by the same hand? Who renews something makes the new one; who wants it gone does not.</summary>
internal sealed class PutBack : IQuestion
{
    private const long Before = 3_600_000;

    /// <inheritdoc/>
    public string Id => "put-back";

    /// <inheritdoc/>
    public string Text => "Was what was stopped or deleted started or made anew by the same identity?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("replaced", 0.3, "it had started or made anew what it stopped or deleted"),
        new("gone", 0.55, "it had only stopped or deleted one thing, and put nothing in its place"),
        new("several-gone", 0.15, "it had stopped or deleted several things, and put nothing in their place"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public bool Applies(CaseFile file) => Taken(file).Count > 0;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who) return null;
        var called = file.SeenBy(file.Identity).Where(s => s.Value.Feature == Feature.Operation && s.Last >= file.Start - Before).Select(s => file.Known.Text(s.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var alerts = file.Alerts.Where(a => a.Contributions.Any(c => c.Feature == "operation" && Counterparts.Of(c.Observed).Any())).ToList();
        var taken = Taken(file);
        if (taken.Count == 0) return null;
        var pairs = taken.Select(o => (Taken: o, Made: Counterparts.Of(o).FirstOrDefault(called.Contains))).ToList();
        if (pairs.TrueForAll(p => p.Made is not null))
        {
            var words = string.Join(", ", pairs.Select(p => $"{p.Made} beside {p.Taken}"));
            return new Finding("replaced", $"{CaseFile.Name(who)} put something in the place of what it took away: {words}.", file.Events(who)) { Alerts = alerts };
        }

        var gone = pairs.Where(p => p.Made is null).Select(p => p.Taken).ToList();
        return new Finding(gone.Count > 1 ? "several-gone" : "gone", $"{CaseFile.Name(who)} called {string.Join(", ", gone)} and nothing that would put {(gone.Count > 1 ? "them" : "it")} back.", file.Events(who)) { Alerts = alerts };
    }

    private static List<string> Taken(CaseFile file) =>
        [.. file.Alerts.SelectMany(a => a.Contributions).Where(c => c.Feature == "operation").Select(c => c.Observed).Where(o => Counterparts.Of(o).Any()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The operations that put back what an operation takes away, by the verb in its name; none for one that takes nothing away.</summary>
    private static class Counterparts
    {
        private static readonly (string Takes, string[] Gives)[] Verbs =
        [
            ("stop", ["start"]), ("delete", ["create", "put", "insert", "write", "add"]), ("remove", ["add", "new"]), ("disable", ["enable"]), ("deactivate", ["activate"]),
            ("detach", ["attach"]), ("deregister", ["register"]), ("disassociate", ["associate"]), ("suspend", ["unsuspend", "resume"]), ("terminate", ["run", "start"]), ("destroy", ["create"]),
        ];

        public static IEnumerable<string> Of(string operation)
        {
            foreach (var (takes, gives) in Verbs)
            {
                var at = operation.IndexOf(takes, StringComparison.OrdinalIgnoreCase);
                if (at < 0 || !IsWord(operation, at, takes.Length)) continue;
                foreach (var give in gives) yield return string.Concat(operation.AsSpan(0, at), give, operation.AsSpan(at + takes.Length));
                yield break;
            }
        }

        // "StopLogging", "delete pods", "policy.rule.deactivate", "…/delete"; not "Stopwatch" and not "Undelete".
        private static bool IsWord(string text, int at, int length) =>
            (at == 0 || !char.IsLetter(text[at - 1]) || (char.IsUpper(text[at]) && char.IsLower(text[at - 1])))
            && (at + length == text.Length || !char.IsLower(text[at + length]));
    }
}
