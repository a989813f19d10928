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

    /// <summary>One row a source.</summary>
    public IReadOnlyList<SourceStatus> Sources { get; init; } = [];
}
