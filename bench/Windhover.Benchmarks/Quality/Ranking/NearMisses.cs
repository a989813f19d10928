using System.Globalization;
using Windhover.Cli;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Quality.Ranking;

/// <summary>The most unusual windows of those at the centre of each story while it lasted: of a story that was missed, how near it came, and by what.</summary>
/// <param name="stories">The stories.</param>
/// <param name="inner">Is told of everything too.</param>
internal sealed class NearMisses(IReadOnlyList<EvaluationStory> stories, IWindowObserver inner) : IWindowObserver
{
    private const long WindowLength = 600_000;
    private const int Kept = 3;
    private readonly ILookup<string, EvaluationStory> byEntity = stories.SelectMany(s => s.Entities, (s, e) => (Story: s, Entity: e)).ToLookup(p => p.Entity, p => p.Story, StringComparer.Ordinal);
    private readonly List<(string Name, double Raw, double Calibrated)> rows = [];
    private readonly Dictionary<string, List<(double Probability, string Text)>> near = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Row(in ScoreRow row, double probability)
    {
        rows.Add((Measures.EstateObserver.NameOf(row), row.Bits, probability));
        inner.Row(row, probability);
    }

    /// <inheritdoc/>
    public void Window(in WindowObservation window)
    {
        inner.Window(window);
        var id = window.Entities.Id(window.Window.Entity);
        foreach (var story in byEntity[id])
        {
            if (window.End <= story.Start || window.End > story.End + WindowLength) continue;
            if (!near.TryGetValue(story.Id, out var kept)) near.Add(story.Id, kept = []);
            var shown = string.Join(' ', rows.Where(r => r.Raw > 1).OrderByDescending(r => r.Raw).Take(8).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name.Replace(' ', '-')}:{r.Raw:0.0}/{r.Calibrated:0e0}")));
            kept.Add((window.Probability, string.Create(CultureInfo.InvariantCulture, $"{window.Probability:0.0e0} {DateTimeOffset.FromUnixTimeMilliseconds(window.End):MM-dd HH:mm} {id} {shown}")));
        }

        rows.Clear();
    }

    /// <summary>The most unusual windows of a story.</summary>
    public IEnumerable<string> Of(string story) => near.TryGetValue(story, out var kept) ? kept.OrderBy(k => k.Probability).ThenBy(k => k.Text, StringComparer.Ordinal).Take(Kept).Select(k => k.Text) : [];
}
