namespace Windhover.Core.Scoring;

/// <summary>Is told of every window that is scored, for measurements. It changes nothing and must not throw.</summary>
internal interface IWindowObserver
{
    /// <summary>One row of the ledger, of the window that <see cref="Window"/> tells of next.</summary>
    /// <param name="row">The row.</param>
    /// <param name="probability">Of at least as much by chance, after calibration; 0–1. Of a row that is not told the probability is 1.</param>
    void Row(in ScoreRow row, double probability);

    /// <summary>The whole window, before it is learned.</summary>
    void Window(in WindowObservation window);
}
