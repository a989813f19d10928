using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Was the identity at its usual place at the same time?</summary>
internal sealed class TwoPlaces : IQuestion
{
    private const int MostUsual = 4;
    private const long Together = 3 * 3_600_000;

    /// <inheritdoc/>
    public string Id => "two-places";

    /// <inheritdoc/>
    public string Text => "Did the identity act from a new network while it was still active at its usual place?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("no", 0.6, "nothing had come from its usual place within three hours of what came from the new one"),
        new("yes", 0.4, "it had been active at its usual place within three hours of what came from the new one"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who) return null;
        var networks = file.SeenBy(file.Identity).Where(s => s.Value.Feature == Feature.SourceNetwork).ToList();
        var added = networks.Where(s => file.IsNew(s) && s.Last >= file.Start).OrderBy(s => s.First).ThenBy(s => s.Value.Hash).ToList();
        var usual = networks.Where(s => !file.IsNew(s) && s.Days >= 2).OrderByDescending(s => s.Last).ThenBy(s => s.Value.Hash).ToList();

        // Who is usually in many places, or is hardly known, tells nothing by being in one more.
        if (added.Count == 0 || usual.Count is 0 or > MostUsual || file.Known.Entities[file.Identity].Days < 4) return null;
        var (from, old) = (added[0], usual[0]);
        var together = old.Last >= from.First - Together && from.Last >= old.Last - Together;
        var text = together
            ? $"{CaseFile.Name(who)} acted from {file.Known.Text(from.Value)} and, within three hours, from {file.Known.Text(old.Value)}, where it usually is."
            : $"{CaseFile.Name(who)} acted from {file.Known.Text(from.Value)} and was not at {file.Known.Text(old.Value)}, where it usually is, within three hours.";
        return new Finding(together ? "yes" : "no", text, file.Events(who));
    }
}
