namespace Windhover.Server.Api;

/// <summary>How a backtest stands.</summary>
public enum BacktestState
{
    /// <summary>It reads.</summary>
    Running,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>Somebody stopped it, or started another.</summary>
    Stopped,
}
