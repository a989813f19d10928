namespace Windhover.Core.Investigation.Wording;

/// <summary>What became of asking for a wording.</summary>
/// <param name="Text">The unchecked text; null when there is none.</param>
/// <param name="Problem">Why there is none, in words that hold no secret; "" when there is a text.</param>
/// <param name="IsRefusal">True when it was asked and would not; false when it could not be asked or its answer could not be read.</param>
public sealed record WordingAnswer(string? Text, string Problem, bool IsRefusal)
{
    /// <summary>A text.</summary>
    public static WordingAnswer Of(string text) => new(text, "", IsRefusal: false);

    /// <summary>It would not.</summary>
    public static WordingAnswer Refused(string why) => new(null, why, IsRefusal: true);

    /// <summary>It could not.</summary>
    public static WordingAnswer Failed(string why) => new(null, why, IsRefusal: false);
}
