namespace Windhover.Core.Events;

/// <summary>How much is kept of tags: logs are written by attackers as well. What is beyond is not cut, because a part of a tag is another tag; it is left out and counted.</summary>
public static class TagLimits
{
    /// <summary>Longest key, in UTF-8 bytes.</summary>
    public const int LongestKey = 512;

    /// <summary>Longest value, in UTF-8 bytes.</summary>
    public const int LongestValue = SymbolTable.LongestText;

    /// <summary>Most different keys of one id.</summary>
    public const int MostKeys = 128;

    /// <summary>Most changes that are kept of one key. Beyond, those before <see cref="Remembered"/> are forgotten first, then the newest but one: what stood before somebody began to change it stays known.</summary>
    public const int MostChanges = 32;

    /// <summary>Most changes that are kept of all ids together.</summary>
    public const int MostOfAll = 2_000_000;

    /// <summary>How long what is over is kept at least where there is room, milliseconds.</summary>
    public const long Remembered = 30 * 86_400_000L;
}
