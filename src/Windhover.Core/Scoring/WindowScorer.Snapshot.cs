using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <content>Writing down what was learned and taking it back.</content>
internal sealed partial class WindowScorer
{
    /// <summary>Writes what is known.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("scorer");
        calibration.Save(writer);
        memories.Save(writer);
        foreach (var (_, look, _) in slow) look.Save(writer);
        withheld.Save(writer);
        told.Save(writer);
        habits.Save(writer);
        writer.Write(windowsPerDay);
        writer.Write(firstWindow);
        writer.Write(Learning ? 1 : 0);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("scorer");
        calibration.Restore(reader);
        memories.Restore(reader);
        foreach (var (_, look, _) in slow) look.Restore(reader);
        withheld.Restore(reader);
        told.Restore(reader);
        habits.Restore(reader);
        windowsPerDay = reader.Read<double>();
        firstWindow = reader.Read<long>();
        Learning = reader.Read<int>() != 0;
    }
}
