namespace Windhover.Core.Running.Coverage;

/// <summary>
/// Finds streams that fall silent while the rest of the estate goes on: for longer than three times the longest pause that is usual for them, and at least
/// an hour more than their source may be late. A stream is judged once it has a hundred events over two days; over eight, when it rests for four hours or
/// more, so that a first weekend is no silence.
/// </summary>
/// <param name="activity">When streams had events.</param>
/// <param name="lagOf">By how much the records of a source may be late, milliseconds.</param>
internal sealed class SilenceWatch(ActivityBook activity, Func<string, long> lagOf)
{
    private const long Day = 24 * StreamActivity.Hour;
    private const int FewestEvents = 100;
    private readonly List<SilentStream> found = [];

    /// <summary>How long a stream may pause before it is called silent, milliseconds; null while too little is known of it.</summary>
    public static long? Patience(StreamActivity stream, long lag)
    {
        var history = stream.Last - stream.First;
        var needed = stream.UsualPause >= 4 * StreamActivity.Hour ? 8 * Day : 2 * Day;
        return stream.Events < FewestEvents || history < needed ? null : Math.Max(3 * stream.UsualPause, StreamActivity.Hour + lag);
    }

    /// <summary>Looks at all streams at the end of a window.</summary>
    /// <param name="end">The window's end, epoch milliseconds.</param>
    /// <returns>Streams that are silent as of now, each once until it comes back; good until the next call.</returns>
    public IReadOnlyList<SilentStream> EndWindow(long end)
    {
        found.Clear();
        if (!activity.EndWindow()) return found;
        var streams = activity.Streams;
        for (var i = 0; i < streams.Count; i++)
        {
            var stream = streams[i];
            if (stream.SilentSince != 0 || end - stream.Last <= StreamActivity.Hour) continue;
            if (Patience(stream, lagOf(streams.SourceOf(i))) is not { } patience || end - stream.Last <= patience) continue;

            // The others must really have gone on: one record with a false time is no estate.
            if (activity.Windows - stream.Windows < patience / (2 * EstateEngine.Window)) continue;
            stream.SilentSince = stream.Last;
            found.Add(new SilentStream(streams.SourceOf(i), streams.AccountOf(i), stream));
        }

        return found;
    }
}
