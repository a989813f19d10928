using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>Notes of a run over an estate what the engine's findings alone do not say: who was there on which day, how unusual, and how often each probability came.</summary>
/// <param name="keepWindows">True to keep every window's numbers, for the baselines.</param>
internal sealed class EstateObserver(bool keepWindows = false) : IWindowObserver
{
    private const long Day = 86_400_000;
    private readonly List<(string Name, double Probability)> rows = [];
    private readonly Dictionary<(int Entity, int Day), double> least = [];
    private readonly Dictionary<int, string> ids = [];

    /// <summary>How often each probability came, after the learning phase.</summary>
    public CalibrationCounts Calibration { get; } = new();

    /// <summary>Every window, when they are kept.</summary>
    public List<SeenWindow> Windows { get; } = [];

    /// <summary>Different entities of each day, summed over the days.</summary>
    public int EntityDays => least.Count;

    /// <summary>Different entities.</summary>
    public int Entities => ids.Count;

    /// <summary>Every entity-day with the least probability of its windows.</summary>
    public IEnumerable<(string Entity, int Day, double Probability)> Days => least.Select(d => (ids[d.Key.Entity], d.Key.Day, d.Value));

    /// <inheritdoc/>
    public void Row(in ScoreRow row, double probability) => rows.Add((NameOf(row), probability));

    /// <inheritdoc/>
    public void Window(in WindowObservation window)
    {
        var entity = window.Window.Entity;
        var day = (int)((window.End - 1) / Day);
        if (!ids.ContainsKey(entity)) ids.Add(entity, window.Entities.Id(entity));
        var probability = window.Learning ? 1 : window.Probability;
        least[(entity, day)] = Math.Min(probability, least.GetValueOrDefault((entity, day), 1));
        var record = window.Entities[entity];

        // A story that was told is one event, however many windows it goes on for.
        if (!window.Learning && !window.IsTold) Calibration.Add($"{record.Type.ToString().ToLowerInvariant()}{(record.Days < 3 ? ", first days" : "")}", probability, rows);
        if (keepWindows) Windows.Add(SeenWindow.Of(window, ids[entity], record.Days));
        rows.Clear();
    }

    /// <summary>The stable name of a row.</summary>
    public static string NameOf(in ScoreRow row) => row.Kind switch
    {
        ScoreRowKind.Rare => "rare " + FeatureText.Name(row.Feature),
        ScoreRowKind.ManyNew => "many new " + FeatureText.Name(row.Feature),
        _ => FeatureText.Name(row.Signal),
    };
}
