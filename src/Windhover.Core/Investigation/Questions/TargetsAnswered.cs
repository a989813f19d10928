using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Did those that the device reached for let it in?</summary>
internal sealed class TargetsAnswered : IQuestion
{
    /// <inheritdoc/>
    public string Id => "targets-answered";

    /// <inheritdoc/>
    public string Text => "Were the machine's new connections inside refused?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Device;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("answered", 0.7, "its new connections inside had been answered"),
        new("refused", 0.3, "most of its new connections inside had been refused"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.DeviceRef is not { } who) return null;
        var added = file.Since(file.Device, Feature.InsidePeer).Where(s => file.IsNew(s) && !s.Value.Serves).ToList();
        if (added.Count == 0) return null;
        var answered = added.Count(s => file.Known.Pairs.Has(file.Device, s.Value, blocked: false));
        return answered * 2 >= added.Count
            ? new Finding("answered", $"{answered} of {added.Count} new connections of {CaseFile.Name(who)} inside were let through.", file.Connections(who.Id))
            : new Finding("refused", $"{added.Count - answered} of {added.Count} new connections of {CaseFile.Name(who)} inside were refused.", file.Connections(who.Id));
    }
}
