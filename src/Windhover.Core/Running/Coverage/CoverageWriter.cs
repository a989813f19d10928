using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running.Coverage;

/// <summary>Writes what every source brings and what it leaves out, for people.</summary>
internal sealed class CoverageWriter(SourceCatalogue sources, Sequencer sequencer, EstateEngine engine, SymbolTable symbols)
{
    private const int MostGaps = 200;
    private const int MostStreams = 500;
    private const long Day = 24 * StreamActivity.Hour;
    private readonly StreamTable<Arrival> arrivals = sequencer.Arrivals.Streams;
    private readonly long latest = sequencer.Arrivals.Latest;

    /// <summary>The report as it is now.</summary>
    public CoverageReport Write()
    {
        var uncovered = engine.Cover.Uncovered(engine.Known).ToList();
        return new CoverageReport
        {
            LatestEvent = Known(latest),
            HoursFrom = engine.Activity.Newest == 0 ? null : StreamReport.FirstHour(engine.Activity) * StreamActivity.Hour,
            Sources = [.. sequencer.Tally.Sources.Where(s => s.Key != RunTally.Unrecognised).Select(s => Source(s.Key, s.Value))],
            UncoveredAssets = uncovered.Count,
            Assets = [.. uncovered.OrderBy(h => h.First).ThenBy(h => symbols.Text(h.Host), StringComparer.Ordinal).Take(MostGaps).Select(Asset)],
            Accounts = Accounts(),
        };
    }

    private static long? Known(long time) => time == 0 ? null : time;

    private SourceCoverage Source(string name, SourceTally tally)
    {
        var descriptor = sources.Find(name)?.Descriptor;
        var lag = (long)(descriptor?.Lag.TotalMilliseconds ?? 0);
        var streams = Enumerable.Range(0, arrivals.Count).Where(i => arrivals.SourceOf(i) == name)
            .Select(i => (Account: symbols.Text(arrivals.AccountOf(i)), Arrival: arrivals[i], Activity: engine.Activity.Streams.Find(name, arrivals.AccountOf(i))))
            .OrderBy(s => s.Account, StringComparer.Ordinal).ToList();

        // Once live, what counts is how far a source lags behind the whole estate: an hourly file is not behind for being an hour old.
        var all = new LagHistogram();
        if (sequencer.Arrivals.Whole(name).Behind is { Count: > 0 } behind) all.Add(behind);
        else foreach (var stream in streams) all.Add(stream.Arrival.Lag);
        var usual = Math.Max(lag, (long)((all.Percentile(0.95) ?? 0) * 1000));
        var accounts = streams.ConvertAll(s => StreamReport.Write(s.Account, s.Arrival, s.Activity, engine.Activity, lag, usual, latest));
        var missingFiles = tally.Manifests.Missing(latest - Math.Max(lag, StreamActivity.Hour)).ToList();
        return new SourceCoverage
        {
            Source = name,
            Title = descriptor?.Title ?? name,
            State = State(accounts),
            Collections = [.. tally.Collections],
            Files = tally.Files,
            Events = tally.Events,
            Ignored = tally.IgnoredTotal,
            Duplicates = streams.Sum(s => s.Arrival.Duplicates),
            Late = tally.Late,
            LastEvent = Known(tally.LastEvent),
            LagP50 = all.Percentile(0.5),
            LagP95 = all.Percentile(0.95),
            VendorLag = lag / 1000.0,
            RatePerMinute = accounts.Sum(a => a.RatePerMinute),
            DeadLetters = tally.DeadLetterTotal,
            DeadLetterReasons =
            [
                .. tally.DeadLetters.OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal)
                    .Select(r => new DeadLetterReason(r.Key, r.Value.Count, [.. r.Value.Places.Select(p => new RecordPlace(p.File, p.Offset))])),
            ],

            // Once the setting is made, files that lack the field become old.
            Missing = [.. tally.Missing.Where(m => m.Value.Time > tally.LastEvent - Day).Select(m => new FieldGap(m.Key, m.Value.Loses, m.Value.Fix, m.Value.File))],
            MissingFiles = missingFiles.Count,
            FileGaps = [.. missingFiles.Take(MostGaps).Select(f => new FileGap(f.Key, f.Value.Series, f.Value.From, f.Value.To))],
            Accounts = [.. accounts.Take(MostStreams)],
        };
    }

    private static CoverageState State(List<StreamCoverage> accounts) =>
        accounts.Exists(a => a.State == CoverageState.Silent) ? CoverageState.Silent : accounts.MaxBy(a => a.LastEvent ?? 0)?.State ?? CoverageState.Never;

    private AssetGap Asset(HostCover host)
    {
        var native = symbols.Text(host.Host);
        var entity = engine.Known.Find(EntityType.Device, host.Host);
        return entity < 0
            ? new AssetGap("device:" + native, native, "", host.First)
            : new AssetGap(engine.Known.Id(entity), engine.Known.Name(entity), symbols.Text(engine.Known[entity].Account), host.First);
    }

    private AccountGap[] Accounts()
    {
        var gaps = new List<AccountGap>();
        foreach (ref readonly var account in engine.Cover.Accounts)
        {
            if (account.Audited == 0) gaps.Add(new AccountGap(symbols.Text(account.Account), account.Flows, account.AsActor, account.Last));
        }

        return [.. gaps.OrderByDescending(g => g.Flows + g.AsActor).ThenBy(g => g.Account, StringComparer.Ordinal).Take(MostGaps)];
    }
}
