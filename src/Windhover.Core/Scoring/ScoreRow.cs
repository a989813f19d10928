using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>One row of a window's ledger, before it is put into words.</summary>
internal struct ScoreRow
{
    /// <summary>What the row is about: a rare value, many new values, or a number.</summary>
    public ScoreRowKind Kind;

    /// <summary>The feature of a value row.</summary>
    public Feature Feature;

    /// <summary>The signal of a number row.</summary>
    public Signal Signal;

    /// <summary>The most unusual value.</summary>
    public Value Value;

    /// <summary>What is known of it.</summary>
    public Novelty Novelty;

    /// <summary>New values in the window; or the number itself.</summary>
    public double Number;

    /// <summary>Expected count of new values; the period of a beat, seconds; or the most bytes sent outside around this hour on the days before.</summary>
    public double Expected;

    /// <summary>Probability by the profile alone.</summary>
    public double Probability;

    /// <summary>Probability of at least as much by chance, after calibration.</summary>
    public double Calibrated;

    /// <summary>What it adds to the score, bits, after calibration.</summary>
    public double Bits;

    /// <summary>Pair that the row is about, or −1.</summary>
    public int Pair;

    /// <summary>The decisive record.</summary>
    public RecordRef Record;

    /// <summary>The log's own id of it.</summary>
    public RecordId Id;

    /// <summary>Its time, epoch milliseconds.</summary>
    public long Time;
}
