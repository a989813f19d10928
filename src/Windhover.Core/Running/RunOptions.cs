using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <summary>How a run over files works.</summary>
public sealed record RunOptions
{
    /// <summary>How the engine works.</summary>
    public EngineOptions Engine { get; init; } = new();

    /// <summary>What one file may cost.</summary>
    public ReadLimits Limits { get; init; } = new();

    /// <summary>1 reads and learns by turns; 2 reads ahead on a second thread. The default is 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>How many minutes of events may wait between reading and learning. The default is 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How much time passes between two commits to the stores; infinite for none, not even at the end: the state stays as it was. The default is ten seconds.</summary>
    public TimeSpan CommitEvery { get; init; } = TimeSpan.FromSeconds(10);
}
