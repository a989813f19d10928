using Windhover.Core.Detection;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>Numbers facts in the order in which they are first spoken of.</summary>
internal sealed class NoteBook(IReadOnlyList<Fact> facts)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<PageNote> notes = [];

    /// <summary>The notes so far; note n is at n − 1.</summary>
    public IReadOnlyList<PageNote> Notes => notes;

    /// <summary>Numbers of the notes about these facts, made where there is none yet.</summary>
    public IReadOnlyList<int> Numbers(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Select(Number).Order()];

    /// <summary>Numbers the facts that nothing spoke of.</summary>
    public void AddTheRest()
    {
        foreach (var fact in facts) Number(fact.Id);
    }

    /// <summary>Where a raw record is: source, file and first byte.</summary>
    public static string Place(Evidence record) => $"{record.Source} {record.File}:{record.Offset}";

    // A query that goes back to the beginning of time is asked of everything that is kept.
    private static string Period(FactQuery query) => query.From <= 0 ? $"until {ExportText.Time(query.To)}" : $"{ExportText.Time(query.From)} to {ExportText.Time(query.To)}";

    private int Number(string id)
    {
        if (numbers.TryGetValue(id, out var number)) return number;
        notes.Add(Note(id));
        return numbers[id] = notes.Count;
    }

    private PageNote Note(string id) => facts.FirstOrDefault(fact => fact.Id == id) is { } fact
        ? new(fact.Text, FactAddress.Of(fact.Query), Period(fact.Query), fact.Alerts, [.. fact.Evidence.Select(Place)])
        : new($"The fact {id} is not kept.", "", "", [], []);
}
