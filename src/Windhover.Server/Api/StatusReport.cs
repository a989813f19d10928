using Windhover.Core.Incidents;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Live;
using Windhover.Server.Query;
using Windhover.Server.Wording;

namespace Windhover.Server.Api;

/// <summary>Makes the status. Incidents are counted again only after the feed heard of a change, so that asking every second costs nothing.</summary>
internal sealed class StatusReport(ServerOptions options, AccessPart access, IEngineView engine, IStateStore state, LiveFeed live, WordingPart wording)
{
    private const long Day = 24 * 60 * 60 * 1000;
    private readonly Lock _lock = new();
    private Tally? _tally;

    internal ServerStatus Make()
    {
        var now = engine.Status;
        var tally = Count(now.LastEvent);
        return new()
        {
            Version = Steps.Version,
            Mode = options.Mode,
            SignIn = access.Store is not null,
            Engine = now,
            OpenIncidents = tally.Open,
            Incidents24h = tally.Recent.Count(detected => detected > DayBefore(now.LastEvent)),
            HighestOpenScore = tally.HighestOpenScore,
            SlowStreams = live.SlowStreams,
            Wording = wording.Status,
        };
    }

    private Tally Count(long? lastEvent)
    {
        lock (_lock)
        {
            var revision = live.Revision;
            if (_tally is { } known && known.Revision == revision) return known;
            var since = DayBefore(lastEvent);
            var open = Incidents(new() { Status = IncidentStatus.Open }, _ => true).ToList();
            var recent = Incidents(new(), incident => incident.DetectedAt > since).Select(incident => incident.DetectedAt).ToArray();
            return _tally = new(revision, open.Count, open.Count == 0 ? 0 : open.Max(incident => incident.Score), recent);
        }
    }

    // Newest first, for as long as they are wanted.
    private IEnumerable<Incident> Incidents(IncidentQuery query, Func<Incident, bool> wanted)
    {
        string? cursor = null;
        do
        {
            var page = state.Incidents(query with { Cursor = cursor, Limit = Parameters.MaxLimit });
            foreach (var incident in page.Items)
            {
                if (!wanted(incident)) yield break;
                yield return incident;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static long DayBefore(long? lastEvent) => (lastEvent ?? 0) - Day;

    private sealed record Tally(long Revision, long Open, double HighestOpenScore, long[] Recent);
}
