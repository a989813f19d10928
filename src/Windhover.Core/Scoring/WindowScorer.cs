using Windhover.Core.Entities;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>
/// Scores every entity's window when it ends, against what was learned before it, and learns it afterwards. Each row of the ledger is calibrated
/// against the rows of its kind that were really seen, their sum again against the sums.
/// </summary>
internal sealed partial class WindowScorer(EntityTable entities, ValueProfiles values, NumberProfiles numbers, RowBuilder rows, ScoringOptions options)
{
    private const int RowKinds = 2 * FeatureText.Features + FeatureText.Signals;
    /// <summary>After how long gathered evidence counts half, milliseconds: two hours.</summary>
    internal const double GatherHalfLife = 7_200_000;

    private const ulong Volumes = ((1UL << (int)Signal.RareBytes) - 1) << 2 * FeatureText.Features;
    private const int Ahead = 32;
    private const long WindowLength = 600_000;
    private const double LeastBits = 12;
    private const double LeastShown = 0.5;
    private const double GatherAbove = 4;
    private const double MuchMore = 6;
    private const double LeastProbability = 1e-12;
    private const float MuchRarer = 1.5f;

    // One loud window, weaker ones that go on for hours, and what goes on for days, for slow exfiltration and for beats: the looks' shares of the budget add up to one.
    private const double LoudShare = 0.31;
    private const double GatherShare = 0.31;
    private const double SlowShare = 0.16;
    private const double DriftShare = 0.06;
    private const long Day = 86_400_000;
    private readonly Calibration calibration = new(entities, RowKinds);
    private readonly Slab<AlertMemory> memories = new();
    private readonly (Signal Signal, SlowLook Look, double Share)[] slow =
        [(Signal.RareBytes, new SlowLook(), SlowShare), (Signal.Beacon, new SlowLook(), SlowShare), (Signal.Drift, new SlowLook(), DriftShare)];

    private readonly Withheld withheld = new();
    private readonly ToldValues told = new();
    private readonly Habits habits = new(RowKinds + 1, 2 * FeatureText.Features);
    private readonly List<ScoreRow> ledger = [];
    private double windowsPerDay;
    private long firstWindow;

    /// <summary>True while the estate is too new to be judged.</summary>
    public bool Learning { get; private set; } = true;

    /// <summary>End of the estate's first window, epoch milliseconds; 0 before it.</summary>
    public long Since => firstWindow;

    /// <summary>Windows a day, faded.</summary>
    public double WindowsPerDay => windowsPerDay;

    /// <summary>Ends the window: scores it, learns it, and gives what is unusual enough to tell, in the order of first records.</summary>
    /// <param name="book">What was seen.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    /// <param name="events">Events of the estate so far.</param>
    /// <param name="found">Takes what is to be told.</param>
    public void Close(WindowBook book, long end, long events, List<ScoredWindow> found)
    {
        if (firstWindow == 0) firstWindow = end;
        Learning = end - firstWindow < options.LearnFor.TotalMilliseconds || events < options.LearnEvents;
        NotePace(book.Windows.Count);
        LookUp(book);
        rows.Prepare(book, end);
        for (var i = 0; i < book.Windows.Count; i++) Score(book, i, end, found);
        calibration.EndWindow(end);
        for (var i = 0; i < book.Windows.Count; i++) Learn(book, i, end);
    }

    // Windows a day over about the last day, so that the budget follows the estate as it grows.
    private void NotePace(int windows) => windowsPerDay = windowsPerDay == 0 ? windows * 144.0 : windowsPerDay + (windows * 144.0 - windowsPerDay) / 144;

    // Looks up, once, what came since the last time, and notes who met something new.
    private void LookUp(WindowBook book)
    {
        for (var start = book.LookedUp; start < book.Values.Count; start += Ahead)
        {
            var stop = Math.Min(start + Ahead, book.Values.Count);
            for (var i = start; i < stop; i++) values.Expect(book.OwnerOf(i), book.Values[i].Value);
            for (var i = start; i < stop; i++)
            {
                var entity = book.OwnerOf(i);
                ref var touched = ref book.Values[i];
                touched.Known = values.Find(entity, touched.Value);
                if (touched.Known >= 0 || entities[entity].Days == 0) continue;
                book.NoteNewcomer(touched.Value);
                var index = book.IndexOf(entity);
                book.Windows[index].New++;
                book.Watched.Add(index);
            }
        }

        book.LookedUp = book.Values.Count;
    }

    private void Score(WindowBook book, int index, long end, List<ScoredWindow> found)
    {
        ref var window = ref book.Windows[index];
        ledger.Clear();
        rows.Build(book, index, ledger);
        if (options.Without is { } without) ledger.RemoveAll(without.Invoke);
        ref var memory = ref memories.At(window.Entity);
        var remembered = memory.Time != 0 && end - memory.Time < Day;
        habits.Begin(window.Entity, end, entities[window.Entity].Days == Calibration.DaysToGrowUp);
        var (slowBits, slowly, slowSignal) = LookAtDays(window.Entity, remembered, end);
        var teaches = !remembered || end - memory.Since > Day;
        CalibrateRows(window.Entity, remembered, teaches, end);
        RowGroups.KeepStrongest(ledger);
        double total = 0;
        foreach (var row in ledger) total += row.Bits;
        var excess = Math.Max(0, total - habits.Of(window.Entity, RowKinds));
        if (teaches) habits.Learn(window.Entity, RowKinds, total);
        var gathered = Gather(ref memory, excess, end);
        var all = calibration.ClassOf(window.Entity);
        var group = calibration.GroupOf(window.Entity);
        var judge = calibration.JudgeOf(window.Entity);
        var quickly = Math.Min(judge.Total.Probability(excess) / LoudShare, judge.Gathered.Probability(gathered) / GatherShare);
        var probability = Math.Min(1, Math.Min(quickly, slowly));
        var enough = all.Total.Count >= options.LearnWindows || judge != all;
        var threshold = options.AlertsPerDay / Math.Max(windowsPerDay, 1);
        if (!Learning)
        {
            Note(all, remembered, excess, gathered, end);
            if (group is not null) Note(group, remembered, excess, gathered, end);
        }

        options.Observer?.Window(new WindowObservation(entities, book, window, end, probability, Learning, remembered));
        if (Abstains(window.Entity) || Learning || !enough || probability > threshold || Math.Max(Math.Max(excess, gathered), slowBits) < LeastBits) return;
        if (slowly < quickly) total = ShowSlow(slowSignal, total, slowly);

        // What gathered before it could be told of is told with the next window that adds to it: nobody is shown a score without a reason.
        if (!remembered && !ShowsAny()) return;
        Tell(book, ref memory, window, remembered, end, total, probability, threshold, found);
    }

    private ScoreRow Calibrated(ScoreRow row, int entity, CalibratorSet judge, CalibratorSet all, out double raw)
    {
        var kind = Kind(row);
        raw = Math.Max(0, row.Bits - habits.Of(entity, kind));
        var probability = Math.Min(judge.Row(kind).Probability(raw), all.Row(kind).Probability(raw));
        row.Bits = Math.Max(0, Math.Min(raw, Bits.Of(probability)) - 1);
        row.Calibrated = probability;
        return row;
    }

    // On its first day everything is new to an entity. A device's first days may be idle ones, so it abstains until three are over. Models speak on every day.
    private bool Abstains(int entity) => entities[entity].Days < (entities[entity].Type == EntityType.Device ? Calibration.DaysToGrowUp + 1 : 2);

    // A day's probability as that of one window: both then stand for the same alerts a day.
    private (double Bits, double Probability, Signal Signal) LookAtDays(int entity, bool remembered, long end)
    {
        (double Bits, double Probability, Signal Signal) rarest = (0, 1, default);
        if (Learning || entities[entity].Type != EntityType.Device || entities[entity].Days < SlowLook.DaysToGrowUp) return rarest;
        foreach (var (signal, look, share) in slow)
        {
            var row = RowOf(signal);
            var bits = row < 0 ? 0 : ledger[row].Bits;
            var probability = row < 0 || !look.IsNews(entity, bits, end) ? 1 : look.Probability(bits) * look.PerDay / Math.Max(windowsPerDay, 1) / share;
            if (probability < rarest.Probability) rarest = (bits, probability, signal);
            look.Note(entity, bits, remembered, end);
        }

        return rarest;
    }

    // What decided is what the ledger shows.
    private double ShowSlow(Signal signal, double total, double probability)
    {
        var index = RowOf(signal);
        var row = ledger[index];
        var bits = Math.Max(row.Bits, Bits.Of(probability));
        ledger[index] = row with { Bits = bits, Probability = probability };
        return total + bits - row.Bits;
    }

    private int RowOf(Signal signal)
    {
        for (var i = 0; i < ledger.Count; i++)
        {
            if (ledger[i].Kind == ScoreRowKind.Number && ledger[i].Signal == signal) return i;
        }

        return -1;
    }

    private static double Gather(ref AlertMemory memory, double excess, long end)
    {
        memory.Gathered = (float)(memory.Gathered * Math.Pow(0.5, Math.Max(0, end - memory.Scored) / GatherHalfLife) + Math.Max(0, excess - GatherAbove));
        memory.Scored = end;
        return memory.Gathered;
    }

    // What belongs to an alert is clipped, not left out: one attack must not teach that attacks are usual.
    private static void Note(CalibratorSet set, bool remembered, double excess, double gathered, long end)
    {
        set.Total.Add(remembered ? Math.Min(excess, LeastBits) : excess, end);
        set.Gathered.Add(remembered ? Math.Min(gathered, LeastBits) : gathered, end);
    }

    // Against the entity's own habit first, then against the rows of its kind that its class or group really showed.
    private void CalibrateRows(int entity, bool remembered, bool teaches, long end)
    {
        var all = calibration.ClassOf(entity);
        var group = calibration.GroupOf(entity);
        var judge = calibration.JudgeOf(entity);
        var seen = 0UL;
        for (var i = 0; i < ledger.Count; i++)
        {
            var kind = Kind(ledger[i]);
            seen |= 1UL << kind;
            var row = Calibrated(ledger[i], entity, judge, all, out var raw);
            if (teaches) habits.Learn(entity, kind, ledger[i].Bits, IsVolume(kind));
            options.Observer?.Row(ledger[i], row.Calibrated);
            ledger[i] = row;
            if (Learning) continue;
            all.Row(kind).Add(remembered ? Math.Min(raw, 8) : raw, end);
            group?.Row(kind).Add(remembered ? Math.Min(raw, 8) : raw, end);
        }

        habits.LearnNothing(entity, seen, Volumes, RowKinds);
        if (Learning) return;
        all.Note(seen);
        group?.Note(seen);
    }

    // One story is told once: again only when it grows by much, or in another way.
    private void Tell(WindowBook book, ref AlertMemory memory, in EntityWindow window, bool remembered, long end, double total, double probability, double threshold, List<ScoredWindow> found)
    {
        var features = ledger.Where(r => r.Bits >= 2).Aggregate(0UL, (all, r) => all | 1UL << Kind(r));
        var decades = (float)-Math.Log10(Math.Max(probability, LeastProbability));
        var more = total > memory.Bits + MuchMore || (features & ~memory.Features) != 0 || decades > memory.Decades + MuchRarer;
        var tell = ShowsAny() && (more || (!remembered && !told.Knows(window.Entity, ledger, end)));
        withheld.Withhold(book, window);
        foreach (var (_, look, _) in slow) look.Clip(window.Entity);
        if (!remembered) memory.Since = end;
        memory.Time = end;
        if (!tell) return;
        told.Note(window.Entity, ledger, end);
        memory.Decades = remembered ? Math.Max(memory.Decades, decades) : decades;
        memory.Bits = (float)(remembered ? Math.Max(memory.Bits, total) : total);
        memory.Features = remembered ? memory.Features | features : features;
        var score = ScoreScale.Of(Math.Log10(threshold / Math.Max(probability, LeastProbability)));
        found.Add(new ScoredWindow(window, end, total, probability, score, [.. ledger.Where(Shows).OrderByDescending(r => r.Bits)], IsEarly: end % WindowLength != 0));
    }

    private static bool Shows(ScoreRow row) => row.Bits > LeastShown;

    private bool ShowsAny() => ledger.Exists(Shows);

    private void Learn(WindowBook book, int index, long end)
    {
        ref var window = ref book.Windows[index];
        if (entities.Touch(window.Entity, window.Last, window.Records + window.Late)) values.NoteEntity(window.Entity);
        var replacements = values.Replacements;
        Span<int> odd = stackalloc int[FeatureText.Features];
        Span<bool> any = stackalloc bool[FeatureText.Features];
        odd.Fill(-1);
        for (var i = window.Values; i != 0; i = book.Values[i - 1].Next)
        {
            ref var touched = ref book.Values[i - 1];
            var feature = (int)touched.Value.Feature;
            if (odd[feature] < 0) odd[feature] = 0;
            if (withheld.Holds(window.Entity, touched.Value, end)) continue;
            var known = values.Replacements == replacements ? touched.Known : values.Find(window.Entity, touched.Value);
            if (!values.Learn(window.Entity, touched.Value, touched.Time, known)) continue;
            any[feature] = true;
            if (touched.Novelty.IsOdd) odd[feature]++;
        }

        for (var feature = 0; feature < FeatureText.Features; feature++)
        {
            if (odd[feature] >= 0) values.EndWindow(window.Entity, (Feature)feature, any[feature], odd[feature]);
        }

        // Of a window that brought nothing of its own time nothing is known.
        if (window.Records == 0) return;
        rows.Learn(window);
        var hour = (int)(end / 3_600_000 % 24);
        for (var signal = Signal.BytesOut; signal < Signal.RareBytes; signal++)
        {
            if (RowBuilder.Applies(entities[window.Entity].Type, signal)) numbers.Learn(window.Entity, signal, window.Number(signal), hour);
        }
    }

    private static bool IsVolume(int kind) => kind >= 2 * FeatureText.Features && kind < 2 * FeatureText.Features + (int)Signal.RareBytes;

    private static int Kind(in ScoreRow row) => row.Kind switch
    {
        ScoreRowKind.Rare => (int)row.Feature,
        ScoreRowKind.ManyNew => FeatureText.Features + (int)row.Feature,
        _ => 2 * FeatureText.Features + (int)row.Signal,
    };
}
