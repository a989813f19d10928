namespace Windhover.Core.Outputs;

/// <summary>What an engine read, learned and found so far.</summary>
public sealed record EngineStatus
{
    /// <summary>Units read: always events + ignored + dead letters.</summary>
    public long Lines { get; init; }

    /// <summary>Units that became events.</summary>
    public long Events { get; init; }

    /// <summary>Well-formed units that are no event.</summary>
    public long Ignored { get; init; }

    /// <summary>Units that could not be read.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Entities known.</summary>
    public int Entities { get; init; }

    /// <summary>First event, epoch milliseconds; null before any.</summary>
    public long? FirstEvent { get; init; }

    /// <summary>Last event, epoch milliseconds; null before any.</summary>
    public long? LastEvent { get; init; }

    /// <summary>True while the estate is too new to be judged.</summary>
    public bool Learning { get; init; }

    /// <summary>Why it is learning and until when, in one sentence; "" once it is not.</summary>
    public string LearningNote { get; init; } = "";

    /// <summary>True while the engine is at work or stands by; false before its start and after its end. The default is true.</summary>
    public bool IsRunning { get; init; } = true;

    /// <summary>Why nothing is read although the engine runs, as a part of a sentence, and what it waits for; "" while it reads.</summary>
    public string Stopped { get; init; } = "";

    /// <summary>Events that were read and wait until their slice of time is complete.</summary>
    public long Waiting { get; init; }

    /// <summary>What was removed since the start to stay within the size that is to be kept, in one sentence; "" for nothing.</summary>
    public string RetentionNote { get; init; } = "";

    /// <summary>One row a source.</summary>
    public IReadOnlyList<SourceStatus> Sources { get; init; } = [];
}
