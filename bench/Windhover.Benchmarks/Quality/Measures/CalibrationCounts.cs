namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>How often a probability of at most 1e-2, 1e-3, 1e-4 and 1e-5 came, by class of entity and by row.</summary>
internal sealed class CalibrationCounts
{
    /// <summary>What is counted of the whole window.</summary>
    public const string Whole = "window";

    /// <summary>The nominal probabilities.</summary>
    public static readonly double[] Nominal = [1e-2, 1e-3, 1e-4, 1e-5];

    private readonly SortedDictionary<string, long> windows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Class, string Row), long[]> counts = [];

    /// <summary>Classes of entities, with the number of their windows.</summary>
    public IReadOnlyDictionary<string, long> Windows => windows;

    /// <summary>Rows seen of a class.</summary>
    public IEnumerable<string> RowsOf(string name) => counts.Keys.Where(k => k.Class == name && k.Row != Whole).Select(k => k.Row);

    /// <summary>How many windows had at most the nominal probability.</summary>
    public long Observed(string name, string row, int nominal) => counts.TryGetValue((name, row), out var own) ? own[nominal] : 0;

    /// <summary>Adds a window.</summary>
    public void Add(string name, double probability, IEnumerable<(string Name, double Probability)> rows)
    {
        windows[name] = windows.GetValueOrDefault(name) + 1;
        Count(name, Whole, probability);
        foreach (var (row, own) in rows) Count(name, row, own);
    }

    /// <summary>Adds all of another run.</summary>
    public void Add(CalibrationCounts other)
    {
        foreach (var (name, number) in other.windows) windows[name] = windows.GetValueOrDefault(name) + number;
        foreach (var (key, numbers) in other.counts)
        {
            var own = Of(key);
            for (var i = 0; i < own.Length; i++) own[i] += numbers[i];
        }
    }

    private void Count(string name, string row, double probability)
    {
        var own = Of((name, row));
        for (var i = 0; i < Nominal.Length && probability <= Nominal[i]; i++) own[i]++;
    }

    private long[] Of((string, string) key)
    {
        if (!counts.TryGetValue(key, out var own)) counts.Add(key, own = new long[Nominal.Length]);
        return own;
    }
}
