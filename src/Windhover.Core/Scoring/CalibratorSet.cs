using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>The calibrators of one class or group of entities: one a kind of row, and one for the sums.</summary>
internal sealed class CalibratorSet(int kinds)
{
    private readonly TailCalibrator[] rows = [.. Enumerable.Range(0, kinds).Select(_ => new TailCalibrator())];

    /// <summary>For the sums.</summary>
    public TailCalibrator Total { get; } = new();

    /// <summary>For one kind of row.</summary>
    public TailCalibrator Row(int kind) => rows[kind];

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        foreach (var calibrator in rows) calibrator.Save(writer);
        Total.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        foreach (var calibrator in rows) calibrator.Restore(reader);
        Total.Restore(reader);
    }
}
