namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Reasons that more than one reader gives.</summary>
internal static class SyslogWords
{
    /// <summary>A time without a year in a file of which no year is known.</summary>
    public const string LacksYear = "time: no year; put the date into the file's name or folder (2026-03-02)";
}
