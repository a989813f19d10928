namespace Windhover.Server.Logging;

/// <summary>How the program logs.</summary>
public sealed record LogOptions
{
    /// <summary>A line of JSON each, or a line of text each. The default is text.</summary>
    public bool Json { get; init; }

    /// <summary>The least that is logged. The default is <see cref="LogLevel.Information"/>.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;
}
