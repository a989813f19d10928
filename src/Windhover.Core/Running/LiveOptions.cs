using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>How a run over folders that grow works.</summary>
public sealed record LiveOptions
{
    /// <summary>How the engine works, and how often everything is committed; <see cref="RunOptions.Threads"/> and <see cref="RunOptions.BatchSize"/> do not matter.</summary>
    public RunOptions Run { get; init; } = new();

    /// <summary>How often the folders are looked at. The default is one second.</summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Length of the slices of event time that the engine takes: a slice is taken once it is complete, so an alert of a model comes up to so much later than the lag says.
    /// Whole milliseconds, at most a minute, a part of ten minutes. The default is one second.
    /// </summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How far behind the latest event a slice is complete once everything there is has been read: shorter finds sooner, longer sorts better. Null, the
    /// default, for the longest lag of the sources that were read.
    /// </summary>
    public TimeSpan? LiveLag { get; init; }

    /// <summary>
    /// How far ahead of the clock the latest event is believed, so that one record with a false time does not make all others late. Null, for
    /// simulated time, believes everything. The default is one hour.
    /// </summary>
    public TimeSpan? FutureLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>True when files are moved into the folders whole. The default is false: a file is read once it has not changed between two looks.</summary>
    public bool FilesAppearWhole { get; init; }

    /// <summary>How many days of event time the stores keep. The default is 90.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>How many bytes of telemetry are kept: beyond it the oldest days go first, the newest stays. Null, the default, for no such limit.</summary>
    public long? RetentionBytes { get; init; }

    /// <summary>The disk of the stores. The default is none: then a full one ends the run.</summary>
    public IStoreDisk? Disk { get; init; }

    /// <summary>Is told how long each commit of everything took, on the engine's thread. The default tells nobody.</summary>
    public Action<TimeSpan>? Committed { get; init; }

    /// <summary>
    /// True when event time goes on with the clock while nothing comes, so that the last events before a silence are not held back by it. The default is false.
    /// </summary>
    public bool TimeGoesOn { get; init; }
}
