namespace Windhover.Core.PatternOfLife;

/// <summary>How often an owner meets values that are new to it: windows in which the feature was there, and new values in them. Decays slowly.</summary>
internal struct NoveltyRate
{
    /// <summary>Windows with the feature.</summary>
    public float Windows;

    /// <summary>Windows with at least one new value.</summary>
    public float NewWindows;

    /// <summary>New values that hardly anybody else had.</summary>
    public float NewValues;

    /// <summary>Different values remembered.</summary>
    public int Distinct;

    /// <summary>Notes one window.</summary>
    /// <param name="anyNew">Whether any value in it was new.</param>
    /// <param name="newValues">New values in it that hardly anybody else has.</param>
    public void Note(bool anyNew, int newValues)
    {
        // A memory of about 4,000 windows of activity: a month of round-the-clock work.
        const float Keep = 1f - 1f / 4000f;
        Windows = Windows * Keep + 1;
        NewWindows = NewWindows * Keep + (anyNew ? 1 : 0);
        NewValues = NewValues * Keep + newValues;
    }
}
