namespace Windhover.Core.Investigation.Questions;

/// <summary>For how long is the main entity known?</summary>
internal sealed class KnownFor : IQuestion
{
    private const long Day = 86_400_000;

    /// <inheritdoc/>
    public string Id => "known-for";

    /// <inheritdoc/>
    public string Text => "For how long has the main entity been known?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("new", 0.12, "it had been seen for the first time in this story"),
        new("young", 0.13, "it had been known for less than five days"),
        new("long", 0.75, "it had been known for long"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var who = file.Strongest.Entity;
        if (file.IsYoungEstate || file.Known.Entities.Find(who.Id) is not (>= 0 and var entity)) return null;
        ref var record = ref file.Known.Entities[entity];
        var days = record.Records == 0 ? 0 : (file.Start - record.FirstSeen) / (double)Day;
        return days switch
        {
            < 1 => new Finding("new", $"{CaseFile.Name(who)} was first seen less than a day before the first alert.", file.Life(who)),
            < 5 => new Finding("young", $"{CaseFile.Name(who)} has been known for {days:0} days.", file.Life(who)),
            _ => new Finding("long", $"{CaseFile.Name(who)} has been known for {days:0} days.", file.Life(who)),
        };
    }
}
