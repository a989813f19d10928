using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

// What can be told before a window is over.
internal sealed partial class WindowScorer
{
    private readonly VolumesSoFar volumes = new(entities, numbers);

    /// <summary>
    /// Looks at windows that are not over and have something new in them, or a volume that is unusual already: what is too unusual for a whole window is told at once, because what a window has
    /// so far can only grow. Other numbers wait for its end. Teaches nothing.
    /// </summary>
    /// <param name="book">What was seen so far.</param>
    /// <param name="now">Event time, epoch milliseconds.</param>
    /// <param name="found">Takes what is to be told.</param>
    public void Peek(WindowBook book, long now, List<ScoredWindow> found)
    {
        LookUp(book);
        if (!Learning)
        {
            volumes.Begin(book, WindowEnd(now));
            foreach (var index in book.Watched)
            {
                ref var window = ref book.Windows[index];

                // A browser meets something new every minute: it is looked at again when there is half as much again of it.
                if (window.New <= window.NewLookedAt + window.NewLookedAt / 2) continue;
                Peek(book, index, now, found);
            }

            for (var index = 0; index < book.Windows.Count; index++)
            {
                if (volumes.HasGrown(index) && volumes.IsHigh(index)) Peek(book, index, now, found);
            }
        }

        book.Watched.Clear();
    }

    private void Peek(WindowBook book, int index, long now, List<ScoredWindow> found)
    {
        ref var window = ref book.Windows[index];
        window.NewLookedAt = window.New;
        ref var memory = ref memories.At(window.Entity);
        if (Abstains(window.Entity) || (memory.Time != 0 && now - memory.Time < Day)) return;
        var all = calibration.ClassOf(window.Entity);
        var judge = calibration.JudgeOf(window.Entity);
        if (all.Total.Count < options.LearnWindows && judge == all) return;
        ledger.Clear();
        rows.BuildSoFar(book, index, volumes, ledger);
        if (options.Without is { } without) ledger.RemoveAll(without.Invoke);
        for (var i = 0; i < ledger.Count; i++) ledger[i] = Calibrated(ledger[i], window.Entity, judge, all, out _);
        RowGroups.KeepStrongest(ledger);
        double total = 0;
        foreach (var row in ledger) total += row.Bits;
        var excess = total - habits.Of(window.Entity, RowKinds);
        if (excess < LeastBits) return;
        var probability = judge.Total.Probability(excess) / LoudShare;
        var threshold = options.AlertsPerDay / Math.Max(windowsPerDay, 1);
        if (probability <= threshold) Tell(book, ref memory, window, remembered: false, now, total, probability, threshold, found);
    }

    private static long WindowEnd(long now) => ((now - 1) / WindowLength + 1) * WindowLength;
}
