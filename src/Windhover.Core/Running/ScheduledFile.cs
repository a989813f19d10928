using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <summary>One file of a run and how far it is.</summary>
internal sealed class ScheduledFile
{
    /// <summary>Number in the file table.</summary>
    public required int Number { get; init; }

    /// <summary>How late its records may come, milliseconds.</summary>
    public required long Lag { get; init; }

    /// <summary>Latest event time read, or the earliest expected while nothing was, epoch milliseconds.</summary>
    public required long Reached { get; set; }

    /// <summary>Read in one go: small files are, so that their inner order does not matter.</summary>
    public required bool Whole { get; init; }

    /// <summary>Where to go on when it is opened again; null for the beginning.</summary>
    public LogFilePosition? Position { get; set; }

    /// <summary>The open file; null while it is closed.</summary>
    public LogFile? Open { get; set; }

    /// <summary>Everything before this time has been read from it, epoch milliseconds.</summary>
    public long Watermark => Reached - Lag;
}
