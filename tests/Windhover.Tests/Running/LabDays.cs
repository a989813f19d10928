using Windhover.Lab;

namespace Windhover.Tests.Running;

/// <summary>Two days of a small simulated estate, loud attacks on the second, in the order of delivery. Made once.</summary>
public sealed class LabDays
{
    internal IReadOnlyList<LabFile> Files { get; } = [.. new LabRun(new LabOptions { Days = 2, LearningDays = 1, Scale = 0.3, Stealth = 0.1, Seed = 3 }).Play()];

    /// <summary>The files in the parcels in which a look would find them.</summary>
    internal IEnumerable<IReadOnlyList<LabFile>> Hours => Files.GroupBy(f => f.Delivered / 3_600_000).OrderBy(g => g.Key).Select(g => g.ToList());
}
