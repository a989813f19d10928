using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>
/// The categorical part of every entity's pattern of life, with back-off to its group and to the estate. A value that an entity never had is
/// judged by two things: how often this entity meets new values at all (while it is young, how often entities of its class do at that
/// age), and how popular this value is among the others, against how popular new values usually are.
/// </summary>
/// <param name="entities">The entities.</param>
public sealed class ValueProfiles(EntityTable entities)
{
    private const int DaysToGrowUp = 3;
    private const int Estate = -1;
    private const int MostValues = 1024;
    private const int Ages = 16;
    private const int Popularities = 12;
    private const float PriorWindows = 20;

    private readonly FlatMap<ValueKey> keys = new();
    private readonly Slab<ValueStat> stats = new();
    private readonly Slab<int> heads = new();
    private readonly Slab<NoveltyRate> rates = new();
    private readonly FlatMap<ValueKey> popularityKeys = new();
    private readonly Slab<int> popularity = new();
    private readonly Slab<int> groupSizes = new();
    private readonly int[] classSizes = new int[3];
    private NoveltyRate[] classRates = new NoveltyRate[3 * FeatureText.Features * Ages];
    private float[] popularityOfNew = new float[3 * FeatureText.Features * Popularities];

    /// <summary>Bytes held.</summary>
    public long Bytes => keys.Bytes + stats.Bytes + heads.Bytes + rates.Bytes + popularityKeys.Bytes + popularity.Bytes;

    /// <summary>How unusual a value is for an entity now, before it is learned.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="value">The value.</param>
    /// <param name="alongside">How many others met it for the first time in the same window: a roll-out is not an oddity.</param>
    public Novelty Judge(int entity, in Value value, int alongside = 0)
    {
        var index = Find(entity, value);
        var (peersSeen, peers) = Popularity(entities[entity], value);
        return index >= 0 ? JudgeKnown(entity, value.Feature, index) with { PeersSeen = Math.Min(peers, peersSeen + alongside), Peers = peers } : JudgeNew(entity, value, alongside);
    }

    /// <summary>
    /// How probable a value is for an identity that was never there on another day: what the others do, nothing else is known of it. At most what <see cref="Judge"/> says.
    /// </summary>
    /// <remarks>Back-off of a hierarchical Dirichlet-multinomial with no counts of the entity's own. Resources and hours say nothing of a newcomer: each has its own.</remarks>
    internal double JudgeNewcomer(int entity, in Value value, long time)
    {
        var known = Judge(entity, value);
        ref var record = ref entities[entity];
        var isFirstDay = record.Days == 0 || (record.Days == 1 && time / 86_400_000 <= record.LastDay);
        return known.IsNew && isFirstDay && record.Type == EntityType.Identity ? Math.Min(known.Probability, JudgeUnnamed(value)) : known.Probability;
    }

    /// <summary>How probable a value is for whoever it was that a record does not name: what the identities of the estate do; 1 for resources, hours, errors and grants.</summary>
    internal double JudgeUnnamed(in Value value) =>
        value.Feature is Feature.Resource or Feature.Hour or Feature.Error or Feature.Grant ? 1 : Math.Min(1, (Owners(value) + 0.5) / (classSizes[(int)EntityType.Identity] + 1));

    /// <summary>True on a device's first three days: a new machine's first days may be idle ones, and everything after them new.</summary>
    internal bool IsYoungDevice(int entity) => entities[entity].Type == EntityType.Device && entities[entity].Days <= DaysToGrowUp;

    /// <summary>Where a value of an entity is kept, or −1; good until the next value is learned.</summary>
    internal int Find(int entity, in Value value) => keys.Find(new ValueKey(value.Hash, entity, value.Feature));

    /// <summary>Brings nearer where a value of an entity is looked for.</summary>
    internal void Expect(int entity, in Value value) => keys.Expect(new ValueKey(value.Hash, entity, value.Feature).FlatHash);

    /// <summary>Brings nearer what is known of a value.</summary>
    /// <param name="index">What <see cref="Find"/> says.</param>
    internal void Bring(int index)
    {
        if (index >= 0) stats.Expect(index);
    }

    /// <summary>How many values gave way to others so far: then what <see cref="Find"/> said may be gone.</summary>
    internal int Replacements { get; private set; }

    /// <summary>How unusual a value is that the entity had before; nothing is said of its peers.</summary>
    internal Novelty JudgeKnown(int entity, Feature feature, int index)
    {
        ref var rate = ref Rate(entity, feature);
        ref var stat = ref stats[index];

        // A value that was there on several days is part of the pattern; one seen once is only a little better than new.
        var share = (stat.Windows + 1.0) / (rate.Windows + 1.0) * Math.Max(1, rate.Distinct);
        return new(stat.Days >= 3 ? 1 : Math.Min(1, share), false, stat.Days, 0, 0);
    }

    /// <summary>How unusual a value is that the entity never had.</summary>
    internal Novelty JudgeNew(int entity, in Value value, int alongside)
    {
        ref var record = ref entities[entity];
        var (peersSeen, peers) = Popularity(record, value);
        peersSeen = Math.Min(peers, peersSeen + alongside);
        ref var rate = ref Rate(entity, value.Feature);
        ref var prior = ref ClassRate(record.Type, value.Feature, Age(rate.Windows));
        var priorNew = (prior.NewWindows + 0.5) / (prior.Windows + 1);
        var isNew = (rate.NewWindows + PriorWindows * priorNew) / (rate.Windows + PriorWindows);
        var bucket = PopularityBucket(peersSeen, peers, record.Type);
        var start = ((int)record.Type * FeatureText.Features + (int)value.Feature) * Popularities;
        double atMost = 0.5, all = 1;
        for (var i = 0; i < Popularities; i++)
        {
            var count = popularityOfNew[start + i];
            all += count;
            if (i < bucket) atMost += count;
            else if (i == bucket) atMost += count / 2;
        }

        return new(Math.Min(1, isNew * Math.Min(1, atMost / all)), true, 0, peersSeen, peers);
    }

    /// <summary>The expected number of new values that hardly anybody else has in one window of this entity, and how sure that is (in windows).</summary>
    public (double Mean, double Weight) NewPerWindow(int entity, Feature feature)
    {
        ref var rate = ref Rate(entity, feature);
        ref var prior = ref ClassRate(entities[entity].Type, feature, Age(rate.Windows));
        var priorMean = (prior.NewValues + 0.2) / (prior.Windows + 1);
        return ((rate.NewValues + PriorWindows * priorMean) / (rate.Windows + PriorWindows), rate.Windows + PriorWindows);
    }

    /// <summary>Learns that an entity had a value in a window.</summary>
    /// <returns>True when it is new to the entity.</returns>
    public bool Learn(int entity, in Value value, long time) => Learn(entity, value, time, Find(entity, value));

    /// <summary>Learns that an entity had a value in a window.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="value">The value.</param>
    /// <param name="time">When, epoch milliseconds.</param>
    /// <param name="index">What <see cref="Find"/> says.</param>
    /// <returns>True when it is new to the entity.</returns>
    internal bool Learn(int entity, in Value value, long time, int index)
    {
        var day = (int)(time / 86_400_000);
        if (index >= 0)
        {
            ref var known = ref stats[index];
            known.Windows++;
            known.Last = Math.Max(known.Last, time);
            if (day > known.LastDay)
            {
                known.LastDay = day;
                known.Days++;
            }

            return false;
        }

        ref var record = ref entities[entity];
        NotePopularityOfNew(record, value);
        var stat = new ValueStat
        {
            First = time, Last = time, Address = value.Address, Text = value.Text, Number = value.Number, Protocol = value.Protocol, Serves = value.Serves,
            Windows = 1, LastDay = day, Days = 1,
        };
        ref var rate = ref Rate(entity, value.Feature);
        if (rate.Distinct >= MostValues && TryReplaceStalest(entity, value, stat)) return true;
        rate.Distinct++;
        index = keys.GetOrAdd(new ValueKey(value.Hash, entity, value.Feature), out _);
        stat.Next = heads.At(entity);
        stats.At(index) = stat;
        heads[entity] = index + 1;
        CountOwner(record, value);
        return true;
    }

    /// <summary>Notes that a window with a feature is over.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="feature">Which.</param>
    /// <param name="anyNew">Whether any value was new.</param>
    /// <param name="newValues">New values that hardly anybody else has.</param>
    public void EndWindow(int entity, Feature feature, bool anyNew, int newValues)
    {
        ref var rate = ref Rate(entity, feature);
        ClassRate(entities[entity].Type, feature, Age(rate.Windows)).Note(anyNew, newValues);
        rate.Note(anyNew, newValues);
    }

    /// <summary>Notes a new entity, for the sizes of its group and class.</summary>
    public void NoteEntity(int entity)
    {
        ref var record = ref entities[entity];
        classSizes[(int)record.Type]++;
        if (!record.Group.IsNone) groupSizes.At(record.Group.Id)++;
    }

    /// <summary>How many entities of the estate have the value.</summary>
    public int Owners(in Value value) => Count(Estate, value);

    /// <summary>When the entity first had the value, epoch milliseconds; null when it never had.</summary>
    public long? FirstSeen(int entity, in Value value)
    {
        var index = keys.Find(new ValueKey(value.Hash, entity, value.Feature));
        return index < 0 ? null : stats[index].First;
    }

    /// <summary>On how many days the entity had the value.</summary>
    public int Days(int entity, in Value value)
    {
        var index = keys.Find(new ValueKey(value.Hash, entity, value.Feature));
        return index < 0 ? 0 : stats[index].Days;
    }

    /// <summary>True when the entity has the value.</summary>
    public bool Knows(int entity, in Value value) => keys.Find(new ValueKey(value.Hash, entity, value.Feature)) >= 0;

    /// <summary>How many entities are in the group.</summary>
    public int GroupSize(Symbol group) => group.IsNone || group.Id >= groupSizes.Count ? 0 : groupSizes[group.Id];

    /// <summary>The values of one entity, in no useful order.</summary>
    internal IEnumerable<(Feature Feature, ValueStat Stat)> Of(int entity)
    {
        for (var i = entity < heads.Count ? heads[entity] : 0; i != 0; i = stats[i - 1].Next) yield return (keys.Key(i - 1).Feature, stats[i - 1]);
    }

    /// <summary>The values of one entity, each as it can be looked up again, in no useful order.</summary>
    internal IEnumerable<(Value Value, ValueStat Stat)> Seen(int entity)
    {
        for (var i = entity < heads.Count ? heads[entity] : 0; i != 0; i = stats[i - 1].Next)
        {
            var key = keys.Key(i - 1);
            yield return (EntityViews.ValueOf(key.Feature, stats[i - 1]) with { Hash = key.Value }, stats[i - 1]);
        }
    }

    /// <summary>Writes the profiles.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("values");
        keys.Save(writer);
        stats.Save(writer);
        heads.Save(writer);
        rates.Save(writer);
        popularityKeys.Save(writer);
        popularity.Save(writer);
        groupSizes.Save(writer);
        writer.Write<int>(classSizes);
        writer.Write<NoveltyRate>(classRates);
        writer.Write<float>(popularityOfNew);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("values");
        keys.Restore(reader);
        stats.Restore(reader);
        heads.Restore(reader);
        rates.Restore(reader);
        popularityKeys.Restore(reader);
        popularity.Restore(reader);
        groupSizes.Restore(reader);
        reader.ReadArray<int>().CopyTo(classSizes, 0);
        classRates = reader.ReadArray<NoveltyRate>();
        popularityOfNew = reader.ReadArray<float>();
    }

    private ref NoveltyRate Rate(int entity, Feature feature) => ref rates.At(entity * FeatureText.Features + (int)feature);

    private ref NoveltyRate ClassRate(EntityType type, Feature feature, int age) => ref classRates[((int)type * FeatureText.Features + (int)feature) * Ages + age];

    private static int Age(float windows) => Math.Min(Ages - 1, System.Numerics.BitOperations.Log2((uint)windows + 1));

    private (int Seen, int Of) Popularity(in EntityRecord record, in Value value)
    {
        var group = record.Group.IsNone ? 0 : groupSizes.At(record.Group.Id);
        return group >= 4
            ? (Count(record.Group.Id, value), group - 1)
            : (Count(Estate, value), Math.Max(0, classSizes[(int)record.Type] - 1));
    }

    private int Count(int owner, in Value value)
    {
        var index = popularityKeys.Find(new ValueKey(value.Hash, owner, value.Feature));
        return index < 0 ? 0 : popularity[index];
    }

    // Popularity on one scale for groups of any size: as if everybody were one group as large as the class.
    private int PopularityBucket(int seen, int peers, EntityType type)
    {
        if (seen == 0 || peers == 0) return 0;
        var scaled = (double)seen / peers * Math.Max(peers, classSizes[(int)type]);
        return Math.Min(Popularities - 1, 1 + (int)Math.Log2(Math.Max(1, scaled)));
    }

    private void NotePopularityOfNew(in EntityRecord record, in Value value)
    {
        var (seen, of) = Popularity(record, value);
        var start = ((int)record.Type * FeatureText.Features + (int)value.Feature) * Popularities;
        popularityOfNew[start + PopularityBucket(seen, of, record.Type)]++;
        if (popularityOfNew[start] + popularityOfNew[start + 1] < 1_000_000) return;
        for (var i = 0; i < Popularities; i++) popularityOfNew[start + i] /= 2;
    }

    private void CountOwner(in EntityRecord record, in Value value)
    {
        popularity.At(popularityKeys.GetOrAdd(new ValueKey(value.Hash, Estate, value.Feature), out _))++;
        if (!record.Group.IsNone) popularity.At(popularityKeys.GetOrAdd(new ValueKey(value.Hash, record.Group.Id, value.Feature), out _))++;
    }

    // Bounded memory: an entity with too many values gives up the one it has not had for longest.
    private bool TryReplaceStalest(int entity, in Value value, ValueStat stat)
    {
        var stalest = -1;
        for (var i = heads.At(entity); i != 0; i = stats[i - 1].Next)
        {
            if (keys.Key(i - 1).Feature == value.Feature && (stalest < 0 || stats[i - 1].Last < stats[stalest].Last)) stalest = i - 1;
        }

        if (stalest < 0) return false;
        Replacements++;
        stat.Next = stats[stalest].Next;
        stats[stalest] = stat;
        keys.Replace(stalest, new ValueKey(value.Hash, entity, value.Feature));
        return true;
    }
}
