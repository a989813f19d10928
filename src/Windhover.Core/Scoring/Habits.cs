using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// How high each kind of row, and the sum, usually goes for each entity: its 98th percentile, followed in small steps. What a laptop does every
/// morning is no news there, and is on a database server.
/// </summary>
internal sealed class Habits(int kinds)
{
    private const float Level = 0.98f;
    private const float LeastStep = 0.15f;
    private const float PeakShare = 0.4f;
    private const float PeakFade = 0.002f;
    private readonly Slab<float> levels = new();
    private readonly Slab<int> counts = new();

    /// <summary>The usual height, bits.</summary>
    public float Of(int entity, int kind) => levels.At(entity * kinds + kind);

    /// <summary>Starts an entity's next window.</summary>
    public void Begin(int entity) => counts.At(entity)++;

    /// <summary>Learns the height of one window; young entities learn in larger steps.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="kind">Which row.</param>
    /// <param name="bits">Its height.</param>
    /// <param name="peaks">Follow the peaks of the last weeks rather than the 98th percentile: a nightly backup is two windows of a day.</param>
    public void Learn(int entity, int kind, double bits, bool peaks = false)
    {
        ref var level = ref levels.At(entity * kinds + kind);
        var step = Math.Max(LeastStep, 20f / (counts.At(entity) + 4));
        if (peaks) level = bits > level ? level + PeakShare * ((float)bits - level) : Math.Max(0, level - PeakFade);
        else if (bits > level) level = Math.Min((float)bits, level + step * Level);
        else level = Math.Max(0, level - step * (1 - Level));
    }

    /// <summary>Writes the levels.</summary>
    public void Save(SnapshotWriter writer)
    {
        levels.Save(writer);
        counts.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        levels.Restore(reader);
        counts.Restore(reader);
    }
}
