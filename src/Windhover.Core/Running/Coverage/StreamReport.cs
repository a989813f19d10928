using Windhover.Core.Outputs;

namespace Windhover.Core.Running.Coverage;

/// <summary>Writes what one source brings of one account.</summary>
internal static class StreamReport
{
    private const int FewestHours = 24;
    private const double Regular = 0.8;
    private const long Slack = 600_000;

    /// <summary>The first hour that reports speak of, hours since 1970.</summary>
    public static long FirstHour(ActivityBook book) => book.Newest - StreamActivity.Hours + 1;

    /// <summary>One stream.</summary>
    /// <param name="account">Its account.</param>
    /// <param name="arrival">How its records came in.</param>
    /// <param name="activity">When it had events; null while none has been taken yet.</param>
    /// <param name="book">All streams.</param>
    /// <param name="lag">By how much its source may be late, milliseconds.</param>
    /// <param name="usual">How far behind the estate its source usually is, milliseconds; not below <paramref name="lag"/>.</param>
    /// <param name="latest">Latest event of the estate, epoch milliseconds.</param>
    public static StreamCoverage Write(string account, Arrival arrival, StreamActivity? activity, ActivityBook book, long lag, long usual, long latest)
    {
        var first = FirstHour(book);
        long[] hours = activity is null ? [] : [.. Enumerable.Range(0, StreamActivity.Hours).Select(h => (long)activity.In(first + h))];
        var patience = activity is null ? null : SilenceWatch.Patience(activity, lag);
        return new StreamCoverage
        {
            Account = account,
            State = State(arrival, activity, lag, usual, latest),
            Events = arrival.Events,
            FirstEvent = arrival.First == 0 ? null : arrival.First,
            LastEvent = arrival.Last == 0 ? null : arrival.Last,
            LagP50 = arrival.Lag.Percentile(0.5),
            LagP95 = arrival.Lag.Percentile(0.95),
            RatePerMinute = Rate(arrival, activity),
            Late = arrival.Late,
            Duplicates = arrival.Duplicates,
            UsualPause = activity is null || activity.Events < 2 ? null : activity.UsualPause / 1000.0,
            Patience = patience / 1000.0,
            SilentSince = activity is null || activity.SilentSince == 0 ? null : activity.SilentSince,
            Gaps = activity is null ? [] : Gaps(activity, first),
            Hours = hours,
        };
    }

    private static CoverageState State(Arrival arrival, StreamActivity? activity, long lag, long usual, long latest)
    {
        if (arrival.Events == 0) return CoverageState.Never;
        if (activity is null) return CoverageState.Live;
        if (activity.SilentSince != 0) return CoverageState.Silent;
        var isKnown = SilenceWatch.Patience(activity, lag) is not null;
        var allowed = isKnown ? usual + Math.Max(Slack, 2 * activity.UsualPause) : usual + 24 * StreamActivity.Hour;
        return latest - arrival.Last > allowed ? CoverageState.Behind : CoverageState.Live;
    }

    private static double Rate(Arrival arrival, StreamActivity? activity)
    {
        if (activity is null || activity.Events == 0) return 0;
        var last = activity.Last / StreamActivity.Hour;
        var events = Enumerable.Range(0, 24).Sum(h => (long)activity.In(last - h));
        var from = Math.Max(arrival.First, (last - 23) * StreamActivity.Hour);
        return Math.Round(events / Math.Max(1, (activity.Last - from) / 60_000.0), 2);
    }

    // A source that often has empty hours has no gaps that mean anything.
    private static List<HourGap> Gaps(StreamActivity activity, long firstKept)
    {
        var from = Math.Max(firstKept, activity.First / StreamActivity.Hour);
        var to = activity.Last / StreamActivity.Hour;
        var gaps = new List<HourGap>();
        long empty = 0;
        for (var hour = from; hour <= to; hour++)
        {
            if (activity.In(hour) > 0) continue;
            empty++;
            var start = hour * StreamActivity.Hour;
            if (gaps.Count > 0 && gaps[^1].To == start) gaps[^1] = gaps[^1] with { To = start + StreamActivity.Hour };
            else gaps.Add(new HourGap(start, start + StreamActivity.Hour));
        }

        var all = to - from + 1;
        return all >= FewestHours && all - empty >= Regular * all ? gaps : [];
    }
}
