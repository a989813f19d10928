using System.Text.RegularExpressions;
using Shouldly;

namespace Windhover.FunctionalTests.Operations;

/// <summary>Metrics as a scraper reads them, by the grammar of the text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details).</summary>
internal sealed partial class PrometheusText
{
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> samples = new(StringComparer.Ordinal);

    /// <summary>Reads all lines; each must fit the grammar, and no sample may come twice.</summary>
    public PrometheusText(string text)
    {
        text.ShouldEndWith("\n");
        foreach (var line in text.TrimEnd('\n').Split('\n').Where(l => l.Length > 0))
        {
            if (Type().Match(line) is { Success: true } type) types.TryAdd(type.Groups[1].Value, type.Groups[2].Value).ShouldBeTrue(line);
            else if (!line.StartsWith('#')) Add(line);
        }
    }

    /// <summary>The types by name.</summary>
    public IReadOnlyDictionary<string, string> Types => types;

    /// <summary>Sum of the samples with this name and all of these labels.</summary>
    public double Sum(string name, params string[] labels) => Of(name, labels).Sum(s => s.Value);

    /// <summary>The samples with this name and all of these labels.</summary>
    public IEnumerable<KeyValuePair<string, double>> Of(string name, params string[] labels) =>
        samples.Where(s => s.Key.StartsWith(name + "{", StringComparison.Ordinal) && labels.All(l => s.Key.Contains(l, StringComparison.Ordinal)));

    private void Add(string line)
    {
        var sample = Sample().Match(line);
        sample.Success.ShouldBeTrue(line);
        var value = sample.Groups[2].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "NaN" => double.NaN,
            var number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
        };
        samples.TryAdd(sample.Groups[1].Value, value).ShouldBeTrue($"twice: {line}");
    }

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$", RegexOptions.NonBacktracking)]
    private static partial Regex Type();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*(?:\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*",?)*\})?) (\S+)(?: -?[0-9]+)?$""", RegexOptions.NonBacktracking)]
    private static partial Regex Sample();
}
