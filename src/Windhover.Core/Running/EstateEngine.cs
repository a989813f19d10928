using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Investigation;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Running.Coverage;
using Windhover.Core.Scoring;

namespace Windhover.Core.Running;

/// <summary>
/// The engine: takes slices of events in the order of time, says who is who, scores windows of ten minutes against what was learned, learns them,
/// raises alerts and joins them into incidents. Reads no clock; the same events give the same output. One thread at a time.
/// </summary>
internal sealed partial class EstateEngine
{
    /// <summary>Length of a window, milliseconds.</summary>
    public const long Window = 600_000;

    private const int Near = 8;

    private readonly SymbolTable symbols;
    private readonly EngineOptions options;
    private readonly FileTable files;
    private readonly EntityResolver resolver;
    private readonly ValueProfiles values;
    private readonly NumberProfiles numbers;
    private readonly PairProfiles pairs;
    private readonly HourOfWeekProfiles hours = new();
    private readonly RowBuilder rows;
    private readonly WindowScorer scorer;
    private ModelMatcher matcher;
    private readonly EventProbabilities probabilities;
    private readonly WindowBook book = new();
    private readonly LearnedAlerts learnedAlerts;
    private readonly ModelAlerts modelAlerts;
    private readonly SuppressionLedger suppressions;
    private readonly EntityFacts facts;
    private readonly CaseKnowledge known;
    private readonly IncidentBook incidents;
    private readonly Recurrence recurrence = new();
    private readonly StoreRows storeRows;
    private readonly SilenceWatch silence;
    private readonly SilenceAlerts silenceAlerts;
    private readonly List<ModelHit> hits = [];
    private readonly List<PairHour> finishedHours = [];
    private readonly List<ScoredWindow> found = [];
    private readonly ResolvedFlow[] flows = new ResolvedFlow[64];
    private int resolved;
    private long window = -1;
    private long lastSlice;
    private bool isNewFeed;
    private long peeked;
    private long events;
    private int lastFile = -1;
    private string lastSource = "";
    private int lastStream;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="files">The files of the run.</param>
    /// <param name="models">The models.</param>
    /// <param name="options">How the engine works.</param>
    /// <param name="lagOf">By how much the records of a source may be late, milliseconds; null for not at all.</param>
    public EstateEngine(SymbolTable symbols, FileTable files, ModelCatalogue models, EngineOptions options, Func<string, long>? lagOf = null)
    {
        (this.symbols, this.files, this.options) = (symbols, files, options);
        resolver = new EntityResolver(symbols);
        values = new ValueProfiles(resolver.Entities);
        numbers = new NumberProfiles(resolver.Entities);
        pairs = new PairProfiles(options.Pairs);
        rows = new RowBuilder(resolver.Entities, values, numbers, pairs);
        scorer = new WindowScorer(resolver.Entities, values, numbers, rows, options.Scoring);
        matcher = models.Compile(symbols);
        probabilities = new EventProbabilities(symbols, values, numbers);
        facts = new EntityFacts(resolver, symbols);
        var evidence = new EvidenceText(files);
        var ledger = new LedgerText(facts, symbols, values, numbers, pairs);
        learnedAlerts = new LearnedAlerts(facts, ledger, new Counterparts(pairs), evidence, scorer, new LearnedTechniques(models.Techniques, symbols, pairs));
        suppressions = new SuppressionLedger(models.Suppressions);
        modelAlerts = new ModelAlerts(facts, evidence, suppressions, models.Techniques);
        known = new CaseKnowledge(resolver.Entities, values, pairs, book, options.Addresses, value => ledger.Text(value), Feedback, () => scorer.Since);
        var judge = new Investigator(HypothesisCatalogue.Shipped, known, Output.Investigations);
        incidents = new IncidentBook(Output.Incidents, Output.MergedIncidents, options.Judge?.Invoke(judge) ?? judge);
        silence = new SilenceWatch(Activity, lagOf ?? (static _ => 0));
        silenceAlerts = new SilenceAlerts(symbols, evidence);
        storeRows = new StoreRows(facts, symbols, files, Output, options.Addresses);
        View = new EntityViews(resolver, symbols, values, numbers, hours, facts) { Text = value => ledger.Text(value) };
    }

    /// <summary>What was found, and what is for the stores.</summary>
    public EngineOutput Output { get; } = new();

    /// <summary>The pattern of life, for people.</summary>
    public EntityViews View { get; }

    /// <summary>What every source brings of every account, in event time.</summary>
    public ActivityBook Activity { get; } = new();

    /// <summary>How many entities there are.</summary>
    public int Entities => resolver.Entities.Count;

    /// <summary>True while the estate is too new to be judged.</summary>
    public bool Learning => scorer.Learning;

    /// <summary>Bytes held by entities and their profiles.</summary>
    public long Bytes => resolver.Bytes + values.Bytes + numbers.Bytes + pairs.Bytes + hours.Bytes;

    /// <summary>True between two windows, when a snapshot may be taken.</summary>
    public bool AtWindowEnd { get; private set; } = true;

    /// <summary>Whether rows for the telemetry store are made. The default is false.</summary>
    public bool FillStores { get; set; }

    /// <summary>Every incident as it is now, by the time of its detection.</summary>
    public IEnumerable<Incident> Incidents => incidents.All;

    /// <summary>Takes one slice of time, whatever its length within a window.</summary>
    public void Process(EventBucket bucket)
    {
        Advance(bucket.Start);
        bucket.Sort();
        lastSlice = bucket.Start;
        var buffer = bucket.Events;
        foreach (var entry in bucket.Order)
        {
            switch (entry.Shape)
            {
                case EventShape.Network:
                    Resolve(buffer.Network[entry.Index], entry.Index);
                    if (resolved > flows.Length - 2) TakeFlows(buffer);
                    break;
                case EventShape.Actor:
                    TakeFlows(buffer);
                    Take(buffer.Actors[entry.Index], buffer);
                    break;
                default:
                    TakeFlows(buffer);
                    resolver.Apply(buffer.Facts[entry.Index]);
                    Cover.Note(buffer.Facts[entry.Index]);
                    break;
            }
        }

        TakeFlows(buffer);
        events += buffer.EventCount;
    }

    /// <summary>Ends the windows before a time.</summary>
    public void Advance(long time)
    {
        var now = time / Window;
        AtWindowEnd = now > window;
        if (now <= window)
        {
            Peek(time);
            return;
        }

        if (window >= 0) Close();
        window = now;
    }

    /// <summary>Ends the last window.</summary>
    public void Finish()
    {
        if (window >= 0) Close();
        window = -1;
        AtWindowEnd = true;
        if (!FillStores) return;
        pairs.EndHours(long.MaxValue - 86_400_000, finishedHours);
        WriteHours();
    }

    // Flows are taken some dozens at a time: while the first is learned, what is known of the others is on its way from memory.
    private void Resolve(in NetworkActivity flow, int index)
    {
        Note(flow.Record, flow.Account, flow.Time, flow.Id);
        ref var first = ref flows[resolved];
        var views = resolver.Resolve(flow, out first.View, out var second);
        if (views == 0) return;
        first.Expect(pairs, index);
        resolved++;
        if (views == 1) return;
        ref var other = ref flows[resolved++];
        other.View = second;
        other.Expect(pairs, index);
    }

    private void TakeFlows(EventBuffer buffer)
    {
        if (resolved == 0) return;
        var taken = flows.AsSpan(0, resolved);
        for (var i = 0; i < Math.Min(Near, taken.Length); i++) pairs.Bring(taken[i].Pair);
        for (var i = 0; i < taken.Length; i++)
        {
            if (i + Near < taken.Length) pairs.Bring(taken[i + Near].Pair);
            Take(taken[i].View, buffer.Network[taken[i].Index], buffer);
        }

        resolved = 0;
    }

    private void Take(in FlowView view, in NetworkActivity flow, EventBuffer buffer)
    {
        Cover.NoteFlow(view.Entity, flow.Account, view.Time);
        ref var own = ref book.Of(view.Entity, view.Time);
        own.Record = view.Record;
        own.Id = view.Id;
        var isNow = IsOfThisWindow(view.Time);
        if (isNow) own.Count(view);
        else own.Late++;
        hours.Note(view.Entity, view.Time);
        if (view.Peer.IsMulticast) return;
        var pair = pairs.Add(view, (int)window, out var firstInWindow, FillStores ? finishedHours : null);
        if (firstInWindow)
        {
            book.TouchPair(ref own, pair, view);
            if (isNow) own.FanOut++;
        }

        if (finishedHours.Count > 0) WriteHours();
        if (!options.Models || !matcher.Asks(flow) || (view.Serves && view.PeerOutside && view.Blocked)) return;
        matcher.Match(flow, buffer, SourceOf(flow.Record.File), probabilities.About(view, scorer.Learning, scorer.Since), resolver.Entities.Id(view.Entity), hits);
        if (hits.Count > 0) Raise(view.Entity, -1, -1);
    }

    private void Take(in ActorActivity activity, EventBuffer buffer)
    {
        Note(activity.Record, activity.Account, activity.Time, activity.Id);
        Cover.Note(activity);
        var actor = resolver.ResolveActor(activity);
        var principal = resolver.PrincipalBehind(activity);
        if (principal == actor) principal = -1;
        var resource = resolver.ResolveResource(activity);
        if (FillStores) storeRows.Add(activity, actor, resource);
        var about = actor >= 0 ? actor : resource >= 0 ? resource : resolver.ResolveAccount(activity);
        if (about < 0) return;

        // What another tool found, or what was done to a thing by nobody who is named: models may ask for it, nothing learns from it.
        if (actor >= 0 && activity.Class != EventClass.DetectionFinding) Touch(activity, actor, principal);
        if (!options.Models) return;
        matcher.Match(activity, buffer, SourceOf(activity.Record.File), probabilities.About(actor, activity, scorer.Learning || isNewFeed, scorer.Since), resolver.Entities.Id(about), hits);
        if (hits.Count > 0) Raise(about, principal, about == resource ? -1 : resource);
    }

    private void Touch(in ActorActivity activity, int actor, int principal)
    {
        ref var own = ref book.Of(actor, activity.Time);
        own.Record = activity.Record;
        own.Id = activity.Id;
        if (IsOfThisWindow(activity.Time)) own.Count(activity);
        else own.Late++;
        if (principal >= 0) own.Principal = principal;
        hours.Note(actor, activity.Time);
        Span<Value> features = stackalloc Value[ActorValues.Most];
        var count = ActorValues.Fill(activity, symbols, features);
        foreach (ref readonly var value in features[..count]) book.Touch(ref own, value, activity.Record, activity.Id, activity.Time);
    }

    // An hour of records that a log delivers late in one go is no burst: whom and what they name is judged now, how many they are is not.
    private bool IsOfThisWindow(long time) => time / Window >= window;

    // The file table takes a lock; neighbouring records are of one file.
    private string SourceOf(int file)
    {
        if (file == lastFile) return lastSource;
        (lastFile, lastSource) = (file, files[file].Source);
        lastStream = Activity.Streams.Source(lastSource);
        return lastSource;
    }

    private void Note(RecordRef record, Symbol account, long time, RecordId id)
    {
        SourceOf(record.File);
        isNewFeed = Activity.Note(lastStream, account, time, record, id).IsNewFeed(time);
    }

    private void Raise(int entity, int principal, int resource)
    {
        foreach (var hit in hits)
        {
            if (modelAlerts.Make(hit, entity, principal, resource) is { } alert) Publish(alert);
        }

        hits.Clear();
        Settle();
    }

    // At the end of every minute in which something came, whatever the length of slices.
    private void Peek(long time)
    {
        var end = (lastSlice / EventBucket.Minute + 1) * EventBucket.Minute;
        if (time < end || end <= peeked || !options.Learned) return;
        peeked = end;
        scorer.Peek(book, end, found);
        PublishFound();
    }

    private void Close()
    {
        var end = (window + 1) * Window;
        CountTargets();
        scorer.Close(book, end, events, found);
        if (!options.Learned) found.Clear();
        PublishFound();
        incidents.Observe();
        book.Clear();
        var silent = silence.EndWindow(end);
        if (options.Models)
        {
            foreach (var alert in silenceAlerts.Make(silent, end)) Publish(alert);
            Settle();
        }

        if (FillStores)
        {
            pairs.EndHours(end, finishedHours);
            WriteHours();
        }

        incidents.Advance(end);
    }

    // The different resources of an identity are its fan-out; a device's was counted as its pairs were touched.
    private void CountTargets()
    {
        foreach (ref var own in book.Windows.Items)
        {
            if (resolver.Entities[own.Entity].Type == EntityType.Device) continue;
            for (var i = own.Values; i != 0; i = book.Values[i - 1].Next)
            {
                if (book.Values[i - 1].Value.Feature == Feature.Resource) own.FanOut++;
            }
        }
    }

    private void WriteHours()
    {
        if (FillStores) storeRows.Add(finishedHours);
        finishedHours.Clear();
    }
}
