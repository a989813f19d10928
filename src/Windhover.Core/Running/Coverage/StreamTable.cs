using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>
/// One part for every source and account, in the order of first sight. Neighbouring records are of one stream as a rule: the last one is found without
/// hashing. Beyond a bound, further accounts of a source share the part without an account.
/// </summary>
/// <param name="most">How many streams there may be.</param>
internal sealed class StreamTable<T>(int most = 4096)
    where T : class, IStreamPart, new()
{
    private readonly List<string> sources = [];
    private readonly FlatMap<StreamKey> keys = new();
    private readonly List<T> parts = [];
    private StreamKey lastKey = new(-1, -1);
    private T? last;

    /// <summary>How many streams there are.</summary>
    public int Count => parts.Count;

    /// <summary>One stream's part.</summary>
    public T this[int index] => parts[index];

    /// <summary>The number of a source, new if need be.</summary>
    public int Source(string name)
    {
        var found = sources.IndexOf(name);
        if (found >= 0) return found;
        sources.Add(name);
        return sources.Count - 1;
    }

    /// <summary>The source of a stream.</summary>
    public string SourceOf(int index) => sources[keys.Key(index).Source];

    /// <summary>The account of a stream; none where records name none.</summary>
    public Symbol AccountOf(int index) => new(keys.Key(index).Account);

    /// <summary>The part of a source and account, or null.</summary>
    public T? Find(string source, Symbol account)
    {
        var index = keys.Find(new StreamKey(sources.IndexOf(source), account.Id));
        return index < 0 ? null : parts[index];
    }

    /// <summary>The part of a source and account, new if need be.</summary>
    public T Of(int source, Symbol account)
    {
        var key = new StreamKey(source, account.Id);
        if (key == lastKey) return last!;
        var index = keys.Find(key);
        if (index < 0 && parts.Count >= most && !account.IsNone) return Of(source, default);
        if (index < 0)
        {
            index = keys.GetOrAdd(key, out _);
            parts.Add(new T());
        }

        (lastKey, last) = (key, parts[index]);
        return last;
    }

    /// <summary>Writes all streams.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(sources.Count);
        foreach (var source in sources) writer.Write(source);
        keys.Save(writer);
        foreach (var part in parts) part.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, over the same symbols.</summary>
    public void Restore(SnapshotReader reader)
    {
        for (var count = reader.Read<int>(); count > 0; count--) sources.Add(reader.ReadText());
        keys.Restore(reader);
        for (var i = 0; i < keys.Count; i++)
        {
            var part = new T();
            part.Restore(reader);
            parts.Add(part);
        }
    }
}
