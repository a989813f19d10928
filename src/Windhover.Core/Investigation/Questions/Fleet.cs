using Windhover.Core.Entities;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Do several do the same at the same time?</summary>
internal sealed class Fleet : IQuestion
{
    /// <inheritdoc/>
    public string Id => "fleet";

    /// <inheritdoc/>
    public string Text => "How many machines or identities are alerted for the same within the story?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("one", 0.72, "only one had been alerted"),
        new("some", 0.2, "two or three had been alerted"),
        new("many", 0.08, "four or more had been alerted for the same"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var model = file.Strongest.Model;

        // Those that the main machine reached for suffer the same; they do not do it.
        var who = file.Alerts.Where(a => a.Model == model && (file.DeviceRef is not { } main || a.Entity.Id == main.Id || a.Related.All(r => r.Id != main.Id))).Select(a => a.Entity).DistinctBy(e => e.Id).ToList();
        var noun = file.Strongest.Entity.Type switch { EntityType.Device => "machine", EntityType.Identity => "identity", _ => "resource" };
        var answer = who.Count switch { <= 1 => "one", <= 3 => "some", _ => "many" };
        var text = who.Count <= 1 ? $"{CaseFile.Name(who.Count == 1 ? who[0] : file.Strongest.Entity)} is the only {noun} that is alerted for this." : $"{who.Count} are alerted for the same: {string.Join(", ", who.Take(4).Select(CaseFile.Name))}{(who.Count > 4 ? " …" : "")}.";
        return new Finding(answer, text, file.AlertsOf(file.Strongest.Entity, file.Start)) { Alerts = [.. file.Alerts.Where(a => a.Model == model)] };
    }
}
