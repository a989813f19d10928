using System.Globalization;

namespace Windhover.Core.Investigation.Questions;

/// <summary>How long was the identity away before?</summary>
internal sealed class Absence : IQuestion
{
    private const double Day = 86_400_000;

    // Of the same visit, not of one before.
    private const long Visit = 6 * 3_600_000;

    /// <inheritdoc/>
    public string Id => "absence";

    /// <inheritdoc/>
    public string Text => "For how long had the identity not been seen before this?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("none", 0.85, "it had been seen in the three days before"),
        new("days", 0.11, "it had not been seen for more than three days"),
        new("long", 0.04, "it had not been seen for more than ten days"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate || file.Known.LastBefore(file.Identity, file.Start - Visit) is not (> 0 and var last)) return null;
        var days = (file.Start - last) / Day;
        var since = string.Create(CultureInfo.InvariantCulture, $"{days:0.#} days");
        return days switch
        {
            < 3.2 => new Finding("none", $"{CaseFile.Name(who)} was seen in the days before, the last time at {CaseFile.Moment(last)}.", file.Life(who)),
            < 10 => new Finding("days", $"{CaseFile.Name(who)} had not been seen for {since}, since {CaseFile.Moment(last)}.", file.Life(who)),
            _ => new Finding("long", $"{CaseFile.Name(who)} had not been seen for {since}, since {CaseFile.Moment(last)}.", file.Life(who)),
        };
    }
}
