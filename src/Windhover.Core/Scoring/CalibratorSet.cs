using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>The calibrators of one class or group of entities: one a kind of row, one for the sums, and one for what gathers over hours.</summary>
internal sealed class CalibratorSet(int kinds)
{
    private readonly TailCalibrator[] rows = [.. Enumerable.Range(0, kinds).Select(_ => new TailCalibrator())];

    private readonly int[] seen = new int[kinds];
    private int windows;

    /// <summary>For the sums.</summary>
    public TailCalibrator Total { get; } = new();

    /// <summary>For the evidence that an entity gathers over hours.</summary>
    public TailCalibrator Gathered { get; } = new();

    /// <summary>For one kind of row.</summary>
    public TailCalibrator Row(int kind) => rows[kind];

    /// <summary>Notes which kinds of row a window showed; the others count as nothing once <see cref="EndWindow"/> is called.</summary>
    /// <param name="kindsSeen">One bit a kind.</param>
    public void Note(ulong kindsSeen)
    {
        windows++;
        for (; kindsSeen != 0; kindsSeen &= kindsSeen - 1) seen[System.Numerics.BitOperations.TrailingZeroCount(kindsSeen)]++;
    }

    /// <summary>Adds what the windows of entities did not show.</summary>
    /// <param name="end">Event time, epoch milliseconds.</param>
    public void EndWindow(long end)
    {
        if (windows == 0) return;
        for (var kind = 0; kind < rows.Length; kind++)
        {
            rows[kind].AddZeros(windows - seen[kind], end);
            seen[kind] = 0;
        }

        windows = 0;
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        foreach (var calibrator in rows) calibrator.Save(writer);
        Total.Save(writer);
        Gathered.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        foreach (var calibrator in rows) calibrator.Restore(reader);
        Total.Restore(reader);
        Gathered.Restore(reader);
    }
}
