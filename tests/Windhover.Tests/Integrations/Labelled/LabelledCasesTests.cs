using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Every labelled case of a rule is recognised, and its class, time, actor, target, action, outcome and address are what a table written apart from the readers says.</summary>
public class LabelledCasesTests
{
    public static TheoryData<string> Tables => [.. LabelledTable.All().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void ACaseMeansWhatItsTableSays(string name)
    {
        SkipWithoutCases();
        var table = LabelledTable.All().Single(t => t.Name == name);
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in table.Cases())
        {
            var differences = Differences(table, one, asked).ToList();
            if (table.ExceptionFor(one.Name) is not { } exception) wrong.AddRange(differences.Select(d => $"{one.Name}: {d}"));
            else if (differences.Count > 0) needed.Add(exception);
        }

        wrong.AddRange(table.Except.Keys.Concat(table.Foreign.Keys).Where(k => !needed.Contains(k)).Select(k => $"{k}: the exception is not needed"));
        wrong.ShouldBeEmpty($"{wrong.Count} differences");
        foreach (var (key, paths) in Keys(table))
        {
            if (paths.Count > 0) asked.GetValueOrDefault(key).ShouldBeGreaterThan(0, $"no case has a value for '{key}': is its path right?");
        }
    }

    [Fact]
    public void EveryCaseHasATable()
    {
        SkipWithoutCases();
        var covered = LabelledTable.All().SelectMany(t => t.Cases().Select(c => (t.LogType, c.Name))).ToHashSet();
        LabelledCase.LogTypes().SelectMany(t => LabelledCase.Of(t).Select(c => (t, c.Name))).Where(c => !covered.Contains(c)).ShouldBeEmpty("each form of a log type has a table");
    }

    /// <summary>Records of other products among the cases, and fragments that are no record, are counted apart.</summary>
    [Fact]
    public void FewCasesAreExcepted()
    {
        SkipWithoutCases();
        var tables = LabelledTable.All();
        var own = tables.Sum(t => t.Cases().Count(c => !t.IsForeign(c.Name)));
        tables.Sum(t => t.Cases().Count(c => t.ExceptionFor(c.Name) is not null && !t.IsForeign(c.Name))).ShouldBeLessThan(own / 33);
    }

    private static IEnumerable<string> Differences(LabelledTable table, LabelledCase one, Dictionary<string, int> asked)
    {
        var bytes = one.BytesWithTime(table.Time, table.Given);
        var source = SourceSamples.Catalogue.Recognise(bytes);
        if (source is null || (source.Descriptor.Name != table.Source && !table.Also.Contains(source.Descriptor.Name))) return [$"recognised as {source?.Descriptor.Name ?? "nothing"}"];
        var read = SourceSample.Read(source, bytes, []);
        var events = LabelledEvent.Of(read);
        return events.Count == 0
            ? [$"no event ({string.Join(", ", read.Ignored.Concat(read.Rejected).Select(n => n.Reason))})"]
            : events.SelectMany(found => Differences(table, one.Log, found, asked));
    }

    private static IEnumerable<string> Differences(LabelledTable table, JsonElement log, LabelledEvent found, Dictionary<string, int> asked)
    {
        var expected = table.Class.Of(log, found.Operation);
        if (found.Class != expected) yield return $"class {found.Class}, not {expected} ({found.Operation})";
        if (table.Outcome?.Of(log) is { } outcome && found.Outcome != outcome) yield return $"outcome {found.Outcome}, not {outcome}";
        foreach (var (key, paths) in Keys(table))
        {
            var values = paths.Count == 0 ? [] : JsonPath.First(log, paths);
            if (key == "time") values = [.. values.Where(LabelledTime.IsReadable)];
            if (values.Count == 0) continue;
            asked[key] = asked.GetValueOrDefault(key) + 1;
            if (!values.Any(v => Fits(key, v, found))) yield return $"{key} {Shown(key, found)}, not {string.Join(" or ", values)}";
        }
    }

    private static IEnumerable<(string Key, List<string> Paths)> Keys(LabelledTable table) =>
        [("time", table.Time), ("operation", table.Operation), ("actor", table.Actor), ("account", table.Account), ("target", table.Target), ("address", table.Address)];

    private static bool Fits(string key, string value, LabelledEvent found) => key switch
    {
        "time" => LabelledTime.Instant(value) is { } time && Math.Abs(time - found.Time) < 1000,
        "operation" => Same(value, found.Operation),
        "actor" => Same(value, found.Actor) || (found.Actor.Length > 0 && Same(value, found.Session)),
        "account" => Same(value, found.Account),
        "target" => found.Targets.Any(t => t.Length > 0 && (Same(value, t) || t.Contains(value, StringComparison.OrdinalIgnoreCase) || value.EndsWith(t, StringComparison.OrdinalIgnoreCase))),
        _ => found.Addresses.Any(a => a.Length > 0 && (Same(value, a) || Same(WithoutPort(value), a) || (Address.TryParse(value, out var address) && Same(address.ToString(), a)))),
    };

    private static string Shown(string key, LabelledEvent found) => key switch
    {
        "time" => DateTimeOffset.FromUnixTimeMilliseconds(found.Time).ToString("O", CultureInfo.InvariantCulture),
        "operation" => $"'{found.Operation}'",
        "actor" => $"'{found.Actor}'",
        "account" => $"'{found.Account}'",
        "target" => $"'{string.Join("', '", found.Targets)}'",
        _ => $"'{string.Join("', '", found.Addresses)}'",
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string WithoutPort(string value) =>
        value.StartsWith('[') ? value[1..Math.Max(1, value.IndexOf(']', StringComparison.Ordinal))] : value.Count(c => c == ':') == 1 ? value[..value.IndexOf(':', StringComparison.Ordinal)] : value;

    private static void SkipWithoutCases()
    {
        if (!LabelledCase.AreHere) Assert.Skip("the labelled cases beside the repository (../shared/data/labelled-single-events) are absent");
    }
}
