namespace Windhover.Lab.Truth;

/// <summary>Records of one story in one file.</summary>
internal sealed class StoryRecords
{
    /// <summary>How many.</summary>
    public int Count { get; set; }

    /// <summary>Their ids, where the format has ids.</summary>
    public List<string> Ids { get; } = [];
}
