using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>The numbers of one entity's window, as simple detectors take them.</summary>
/// <param name="Entity">Id.</param>
/// <param name="End">Event time at which it ended, epoch milliseconds.</param>
/// <param name="Days">Days on which the entity had been seen before.</param>
/// <param name="BytesOut">Bytes sent.</param>
/// <param name="BytesIn">Bytes received.</param>
/// <param name="Records">Records.</param>
/// <param name="FanOut">Different targets.</param>
/// <param name="Refused">Refused or failed attempts.</param>
/// <param name="NewValues">Peers, networks, operations and source networks that are new to the entity.</param>
internal readonly record struct SeenWindow(string Entity, long End, int Days, double BytesOut, double BytesIn, int Records, int FanOut, int Refused, int NewValues)
{
    /// <summary>Reads them.</summary>
    public static SeenWindow Of(in WindowObservation seen, string entity, int days)
    {
        var fresh = 0;
        for (var i = seen.Window.Values; i != 0; i = seen.Book.Values[i - 1].Next)
        {
            ref var touched = ref seen.Book.Values[i - 1];
            if (touched.Novelty.IsNew && touched.Value.Feature is Feature.Peer or Feature.InsidePeer or Feature.PeerNetwork or Feature.Operation or Feature.SourceNetwork) fresh++;
        }

        var window = seen.Window;
        return new SeenWindow(entity, seen.End, days, window.BytesOut, window.BytesIn, window.Records, window.FanOut, window.Refused, fresh);
    }
}
