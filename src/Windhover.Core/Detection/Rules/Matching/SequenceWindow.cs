namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>What happened of a sequence for one key.</summary>
internal sealed class SequenceWindow(int steps)
{
    /// <summary>Latest event time seen, epoch milliseconds.</summary>
    public long Newest { get; set; } = long.MinValue;

    /// <summary>Silent for events before this time, epoch milliseconds.</summary>
    public long QuietUntil { get; set; } = long.MinValue;

    /// <summary>By step; the last one completes nothing, it fires.</summary>
    public StepProgress[] Steps { get; } = [.. Enumerable.Range(0, steps).Select(_ => new StepProgress())];

    /// <summary>Makes time go on.</summary>
    /// <returns>False for an event in the silence, or older than the span.</returns>
    public bool Advance(long time, long span)
    {
        if (time < QuietUntil || (Newest != long.MinValue && time < Newest - span)) return false;
        if (time <= Newest) return true;
        Newest = time;
        foreach (var step in Steps) step.Forget(Newest - span);
        return true;
    }

    /// <summary>Forgets everything after it fired, and starts the silence.</summary>
    public void Quiet(long span)
    {
        foreach (var step in Steps) step.Forget(long.MaxValue);
        QuietUntil = Newest + span;
    }
}
