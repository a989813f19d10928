namespace Windhover.Core.Investigation.Questions;

/// <summary>Does anybody else talk to the outside place?</summary>
internal sealed class Destination : IQuestion
{
    /// <inheritdoc/>
    public string Id => "destination";

    /// <inheritdoc/>
    public string Text => "Who else of the estate talks to the outside place?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Device;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("nobody", 0.32, "nobody else of the estate had talked to the outside place"),
        new("few", 0.38, "one or two others had talked to the outside place"),
        new("many", 0.3, "three or more others had talked to the outside place"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.DeviceRef is not { } who || file.IsYoungEstate) return null;
        if (OutsidePlace.Of(file) is not { } place) return null;
        var others = file.Others(place.Value, place.Days > 0);
        var text = file.Known.Text(place.Value);
        return others switch
        {
            0 => new Finding("nobody", $"Nobody else of the estate talks to {text}.", file.Connections("", place.Value.Address.ToString())),
            < 3 => new Finding("few", $"{CaseFile.Name(who)} and {(others == 1 ? "one other" : "two others")} of the estate talk to {text}.", file.Connections("", place.Value.Address.ToString())),
            _ => new Finding("many", $"{CaseFile.Name(who)} and {others} others of the estate talk to {text}.", file.Connections("", place.Value.Address.ToString())),
        };
    }
}
