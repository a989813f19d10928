using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>With what did the identity act?</summary>
internal sealed class ClientTool : IQuestion
{
    /// <inheritdoc/>
    public string Id => "client-tool";

    /// <inheritdoc/>
    public string Text => "Does the identity use a client tool that it usually uses?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.75, "it had used only tools that it usually uses"),
        new("colleagues", 0.16, "it had used a tool that is new to it and that several others use"),
        new("new", 0.09, "it had used a tool that nobody else in the estate uses"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var used = file.Since(file.Identity, Feature.Agent).ToList();
        if (used.Count == 0) return null;
        var oddest = used.OrderByDescending(s => file.IsNew(s)).ThenBy(s => file.Others(s.Value, s.Days > 0)).ThenBy(s => s.Value.Hash).First();
        var others = file.Others(oddest.Value, oddest.Days > 0);
        var tool = file.Known.Text(oddest.Value);
        if (!file.IsNew(oddest)) return new Finding("usual", $"{CaseFile.Name(who)} used {tool}, as on {oddest.Days} days before.", file.Events(who));
        return others >= 3
            ? new Finding("colleagues", $"{CaseFile.Name(who)} used {tool} for the first time; {others} others of the estate use it.", file.Events(who))
            : new Finding("new", $"{CaseFile.Name(who)} used {tool} for the first time; {(others == 0 ? "nobody else" : others == 1 ? "one other" : "two others")} of the estate {(others == 2 ? "use" : "uses")} it.", file.Events(who));
    }
}
