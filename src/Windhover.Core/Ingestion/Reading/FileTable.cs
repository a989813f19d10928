namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// The files of a run: number ↔ path and source. Safe for many threads. Numbers follow the order of adding, so a caller that adds in the order of the
/// walk gets the same numbers each time.
/// </summary>
public sealed class FileTable
{
    /// <summary>Stands for files that were forgotten.</summary>
    internal static readonly FoundFile Gone = new("", "", 0, "removed for its age");

    private readonly Lock gate = new();
    private readonly List<FileTableEntry> entries = [];
    private readonly Dictionary<string, int> byDisplayPath = new(StringComparer.Ordinal);

    /// <summary>How many files there are.</summary>
    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>The file of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No file has the number.</exception>
    public FileTableEntry this[int number]
    {
        get
        {
            lock (gate) return entries[number];
        }
    }

    /// <summary>Adds a file. One whose display path is already there keeps its number and its source.</summary>
    /// <returns>The file's number.</returns>
    public int Add(FoundFile file, string source = "")
    {
        lock (gate)
        {
            if (byDisplayPath.TryGetValue(file.DisplayPath, out var known)) return known;
            var number = entries.Count;
            entries.Add(new FileTableEntry(number, file, source));
            byDisplayPath.Add(file.DisplayPath, number);
            return number;
        }
    }

    /// <summary>Says which source recognised a file.</summary>
    public void SetSource(int number, string source)
    {
        lock (gate) entries[number] = entries[number] with { Source = source };
    }

    /// <summary>Says where a file lies now and how long it is.</summary>
    public void Update(int number, FoundFile file)
    {
        lock (gate) entries[number] = entries[number] with { File = file };
    }

    /// <summary>Forgets files that are gone; their numbers are not given again.</summary>
    /// <param name="isGone">Says it of a display path.</param>
    public void Forget(Func<string, bool> isGone)
    {
        lock (gate)
        {
            foreach (var path in byDisplayPath.Keys.Where(isGone).ToArray())
            {
                byDisplayPath.Remove(path, out var number);
                entries[number] = new FileTableEntry(number, Gone, entries[number].Source);
            }
        }
    }

    /// <summary>Keeps a number free of any file, when a table is made again.</summary>
    internal void AddGone(string source)
    {
        lock (gate) entries.Add(new FileTableEntry(entries.Count, Gone, source));
    }

    /// <summary>The file of a display path, or null.</summary>
    public FileTableEntry? Find(string displayPath)
    {
        lock (gate) return byDisplayPath.TryGetValue(displayPath, out var number) ? entries[number] : null;
    }

    /// <summary>All files as they are now, by number.</summary>
    public IReadOnlyList<FileTableEntry> Snapshot()
    {
        lock (gate) return [.. entries];
    }
}
