using System.Buffers.Binary;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>
/// Which objects have landed. Those whose files are there are known by their names; of those that were removed, key, length and day are kept in one file, 32 bytes
/// each, until they are too old. Safe for many threads.
/// </summary>
internal sealed class LandedKeys
{
    private const int Row = 32;
    private readonly Lock gate = new();
    private readonly HashSet<UInt128> present = [];
    private readonly Dictionary<UInt128, long> removed = [];
    private readonly string path;

    /// <param name="path">The file of those that were removed.</param>
    /// <param name="oldestDay">Days since 1970 before which nothing is remembered.</param>
    public LandedKeys(string path, int oldestDay)
    {
        this.path = path;
        if (!File.Exists(path)) return;
        var bytes = File.ReadAllBytes(path);
        var kept = new MemoryStream();

        // A row that a crash cut off stands for a file that is still there.
        for (var at = 0; at + Row <= bytes.Length; at += Row)
        {
            var row = bytes.AsSpan(at, Row);
            if (BinaryPrimitives.ReadInt32LittleEndian(row[24..]) < oldestDay) continue;
            removed[BinaryPrimitives.ReadUInt128LittleEndian(row)] = BinaryPrimitives.ReadInt64LittleEndian(row[16..]);
            kept.Write(row);
        }

        if (kept.Length != bytes.Length) DurableFiles.Replace(path, path + ".new", kept.ToArray());
    }

    /// <summary>True when it has landed, whether or not its file is still there.</summary>
    public bool Contains(string hash)
    {
        var key = Key(hash);
        lock (gate) return present.Contains(key) || removed.ContainsKey(key);
    }

    /// <summary>Length of a file that was removed; 0 for none.</summary>
    public long LengthOfRemoved(string hash)
    {
        lock (gate) return removed.GetValueOrDefault(Key(hash));
    }

    /// <summary>Notes that a file is there.</summary>
    public void Add(string hash)
    {
        lock (gate) present.Add(Key(hash));
    }

    /// <summary>Remembers files that are about to be removed, durably.</summary>
    /// <param name="files">Hash and length of each.</param>
    /// <param name="day">Today, days since 1970.</param>
    public void Remember(IReadOnlyList<(string Hash, long Length)> files, int day)
    {
        var rows = new byte[files.Count * Row];
        for (var i = 0; i < files.Count; i++)
        {
            var row = rows.AsSpan(i * Row, Row);
            BinaryPrimitives.WriteUInt128LittleEndian(row, Key(files[i].Hash));
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], files[i].Length);
            BinaryPrimitives.WriteInt32LittleEndian(row[24..], day);
        }

        lock (gate)
        {
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                file.Position = file.Length / Row * Row;
                file.Write(rows);
                file.Flush(flushToDisk: true);
            }

            foreach (var (hash, length) in files)
            {
                present.Remove(Key(hash));
                removed[Key(hash)] = length;
            }
        }
    }

    private static UInt128 Key(string hash) => UInt128.Parse(hash, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
}
