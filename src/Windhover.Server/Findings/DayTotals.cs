using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Query;

namespace Windhover.Server.Findings;

/// <summary>
/// What each of the last days brought, for the question whether today is a normal day. A day here ends with the present hour, so that the last one is as long as those it
/// stands beside. Reckoned at most every 15 seconds. Safe for many threads.
/// </summary>
internal sealed class DayTotals(IStateStore state, ITelemetryStore telemetry, IEngineView engine, EstateClock estate, TimeProvider clock) : IDisposable
{
    /// <summary>How many days are told, the present one included.</summary>
    internal const int Days = 29;

    private const long Day = 86_400_000;
    private const long Hour = 3_600_000;
    private const int MostEntities = 1_000_000;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<DayTotal> _known = [];
    private long _reckoned;

    /// <summary>The days, oldest first; those before the first event are left out.</summary>
    internal async Task<IReadOnlyList<DayTotal>> ReadAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_known.Count > 0 && clock.GetElapsedTime(_reckoned) < Keep) return _known;
            _known = await ReckonAsync(cancellation);
            _reckoned = clock.GetTimestamp();
            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<DayTotal>> ReckonAsync(CancellationToken cancellation)
    {
        if (engine.Status.FirstEvent is not { } first) return [];
        var end = (estate.Now / Hour + 1) * Hour;
        var begin = end - Days * Day;
        var days = new DayTotal[Days];
        for (var i = 0; i < Days; i++) days[i] = new(begin + i * Day, begin + (i + 1) * Day, 0, 0, 0, 0, 0, 0);
        foreach (var hour in telemetry.Hours(new() { From = begin, To = end }))
            Add(days, begin, hour.Hour, day => day with { Records = day.Records + hour.Connections + hour.Events, BytesOut = day.BytesOut + hour.BytesOut });
        foreach (var alert in Newest(query => state.Alerts(new() { Cursor = query, Limit = Parameters.MaxLimit }), alert => alert.Time, begin))
            Add(days, begin, alert.Time, day => day with { Alerts = day.Alerts + 1 });
        foreach (var incident in Newest(query => state.Incidents(new() { Cursor = query, Limit = Parameters.MaxLimit }), incident => incident.DetectedAt, begin))
            Add(days, begin, incident.DetectedAt, day => day with { Incidents = day.Incidents + 1 });
        foreach (var report in Newest(query => state.Investigations(new() { IsTold = false, Cursor = query, Limit = Parameters.MaxLimit }), report => report.EndTime, begin))
            Add(days, begin, report.EndTime, day => day with { NotTold = day.NotTold + 1 });
        foreach (var entity in await engine.EntitiesAsync(null, MostEntities, cancellation))
            Add(days, begin, entity.FirstSeen, day => day with { NewEntities = day.NewEntities + 1 });
        return [.. days.Where(day => day.From >= first || day.To == end)];
    }

    // Newest first, for as long as they fall into the days.
    private static IEnumerable<T> Newest<T>(Func<string?, Page<T>> read, Func<T, long> time, long begin)
    {
        string? cursor = null;
        do
        {
            var page = read(cursor);
            foreach (var item in page.Items)
            {
                if (time(item) < begin) yield break;
                yield return item;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static void Add(DayTotal[] days, long begin, long time, Func<DayTotal, DayTotal> add)
    {
        var index = (time - begin) / Day;
        if (time >= begin && index < days.Length) days[index] = add(days[index]);
    }
}
