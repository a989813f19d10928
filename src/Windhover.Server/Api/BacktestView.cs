namespace Windhover.Server.Api;

/// <summary>A backtest: the whole engine over the stored logs from nothing, with one model as it is or as somebody has edited it.</summary>
public sealed record BacktestView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the model.</summary>
    public required string Model { get; init; }

    /// <summary>How it stands.</summary>
    public required BacktestState State { get; init; }

    /// <summary>How far it is, 0–1.</summary>
    public required double Progress { get; init; }

    /// <summary>Events read so far.</summary>
    public required long Events { get; init; }

    /// <summary>Why it could not be done; "" otherwise.</summary>
    public required string Problem { get; init; }

    /// <summary>What it would have done; null while it is not done.</summary>
    public BacktestReport? Report { get; init; }
}
