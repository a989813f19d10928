using System.Text;
using Windhover.Core.Memory;

namespace Windhover.Core.Events;

/// <summary>
/// The texts behind <see cref="Symbol"/>s. Safe for many threads: looking up a known text takes no lock and allocates nothing.
/// Bounded, because logs are written by attackers: texts are cut at <see cref="LongestText"/> bytes, and after <c>capacity</c> texts every new one
/// becomes <see cref="Overflow"/> and is counted.
/// </summary>
public sealed class SymbolTable
{
    /// <summary>Longest text kept, in UTF-8 bytes; longer ones are cut.</summary>
    public const int LongestText = 1024;

    private readonly int capacity;
    private readonly Lock gate = new();
    private volatile Slots slots;
    private volatile string[] texts = new string[1024];
    private volatile ulong[] hashes = new ulong[1024];
    private int count = 1;
    private long overflowed;

    /// <param name="capacity">How many texts are kept. The default is four million.</param>
    public SymbolTable(int capacity = 4_000_000)
    {
        this.capacity = capacity;
        slots = new Slots(2048);
        texts[0] = "";
        Overflow = Intern("(too many different values)"u8);
    }

    /// <summary>What stands for every text that came after the table was full.</summary>
    public Symbol Overflow { get; }

    /// <summary>How many texts the table holds.</summary>
    public int Count => count;

    /// <summary>How many times a text was refused because the table was full.</summary>
    public long Overflowed => Interlocked.Read(ref overflowed);

    /// <summary>The symbol of a text; the empty text is <c>default</c>.</summary>
    public Symbol Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return default;
        if (utf8.Length > LongestText) utf8 = utf8[..LongestText];
        var hash = StableHash.Of(utf8);
        var found = slots.Find(hash, utf8);
        return found != 0 ? new Symbol(found) : Add(hash, utf8);
    }

    /// <summary>The symbol of a text; null and the empty text are <c>default</c>.</summary>
    public Symbol Intern(string? text)
    {
        if (string.IsNullOrEmpty(text)) return default;
        if (text.Length > LongestText) text = text[..LongestText];
        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        return Intern(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>The symbol of a text that is there; <c>default</c> for any other, which is not added.</summary>
    public Symbol Find(string text)
    {
        if (text.Length == 0) return default;
        if (text.Length > LongestText) text = text[..LongestText];
        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        var length = Math.Min(LongestText, Encoding.UTF8.GetBytes(text, utf8));
        return new Symbol(slots.Find(StableHash.Of(utf8[..length]), utf8[..length]));
    }

    /// <summary>The text of a symbol; "" for <c>default</c>.</summary>
    public string Text(Symbol symbol) => texts[symbol.Id];

    /// <summary>The hash of the text, the same in every process; 0 for <c>default</c>.</summary>
    public ulong Hash(Symbol symbol) => hashes[symbol.Id];

    /// <summary>Writes the texts in the order of their numbers, as the bytes that came: what is not UTF-8 has no text that leads back to it.</summary>
    public void Save(SnapshotWriter writer)
    {
        byte[][] known;
        lock (gate) known = slots.Keys(count);
        writer.Mark("symbols");
        writer.Write(known.Length);
        for (var i = 1; i < known.Length; i++) writer.Write<byte>(known[i]);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, into a table that holds nothing else: every text gets its old number.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("symbols");
        var known = reader.Read<int>();
        for (var i = 1; i < known; i++)
        {
            var utf8 = reader.ReadArray<byte>();
            if (Intern(utf8).Id != i) throw new InvalidDataException("the snapshot is damaged: a text stands twice");
        }
    }

    private Symbol Add(ulong hash, ReadOnlySpan<byte> utf8)
    {
        lock (gate)
        {
            var found = slots.Find(hash, utf8);
            if (found != 0) return new Symbol(found);
            if (count >= capacity)
            {
                Interlocked.Increment(ref overflowed);
                return Overflow;
            }

            if (count == texts.Length)
            {
                var moreTexts = new string[count * 2];
                Array.Copy(texts, moreTexts, count);
                texts = moreTexts;
                var moreHashes = new ulong[count * 2];
                Array.Copy(hashes, moreHashes, count);
                hashes = moreHashes;
            }

            var id = count;
            texts[id] = Encoding.UTF8.GetString(utf8);
            hashes[id] = hash;
            if (count * 2 > slots.Capacity) slots = slots.Grown();
            slots.Add(hash, utf8.ToArray(), id);
            count++;
            return new Symbol(id);
        }
    }

    /// <summary>Open addressing; a slot's id is written last, so that a reader without the lock sees either nothing or the whole entry.</summary>
    private sealed class Slots(int size)
    {
        private readonly ulong[] hashes = new ulong[size];
        private readonly byte[][] keys = new byte[size][];
        private readonly int[] ids = new int[size];

        public int Capacity => ids.Length;

        public int Find(ulong hash, ReadOnlySpan<byte> key)
        {
            for (var i = (int)hash & (ids.Length - 1); ; i = (i + 1) & (ids.Length - 1))
            {
                var id = Volatile.Read(ref ids[i]);
                if (id == 0) return 0;
                if (hashes[i] == hash && key.SequenceEqual(keys[i])) return id;
            }
        }

        public void Add(ulong hash, byte[] key, int id)
        {
            var i = (int)hash & (ids.Length - 1);
            while (ids[i] != 0) i = (i + 1) & (ids.Length - 1);
            hashes[i] = hash;
            keys[i] = key;
            Volatile.Write(ref ids[i], id);
        }

        public byte[][] Keys(int count)
        {
            var byId = new byte[count][];
            for (var i = 0; i < ids.Length; i++)
            {
                if (ids[i] != 0) byId[ids[i]] = keys[i];
            }

            return byId;
        }

        public Slots Grown()
        {
            var grown = new Slots(ids.Length * 2);
            for (var i = 0; i < ids.Length; i++)
            {
                if (ids[i] != 0) grown.Add(hashes[i], keys[i], ids[i]);
            }

            return grown;
        }
    }
}
