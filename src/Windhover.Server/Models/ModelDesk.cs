using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Running;
using Windhover.Server.Api;

namespace Windhover.Server.Models;

/// <summary>What can be asked about models: their text, whether an edited one is right, and what one would have done over the logs that there are. Safe for many threads.</summary>
/// <param name="models">The models that run.</param>
/// <param name="sources">Sources that samples and logs may be of.</param>
/// <param name="run">How a run over files works.</param>
/// <param name="data">Files and folders with the logs that there are, asked for at each run.</param>
/// <param name="clock">The clock of a run.</param>
public sealed class ModelDesk(ModelCatalogue models, SourceCatalogue sources, RunOptions run, Func<IReadOnlyList<string>> data, TimeProvider clock)
{
    private const int MostEntities = 50;
    private const int MostTitles = 20;

    /// <summary>A model by its id, or null.</summary>
    internal Model? Find(string id) => models.All.FirstOrDefault(model => model.Id == id);

    /// <summary>The samples of a model, each run now.</summary>
    internal IReadOnlyList<ModelSampleView> Samples(Model model)
    {
        // What runs is kept without the samples.
        var whole = ModelCatalogue.Of(model.Id, model.Yaml).All[0];
        return [.. new ModelTester(sources).Run(whole).Select(result => new ModelSampleView(result.Sample, whole.Samples.FirstOrDefault(sample => sample.Name == result.Sample)?.Fires ?? false, result.Passed, result.Reason, result.Place.Line))];
    }

    /// <summary>Whether a text is a model that can be used.</summary>
    internal ModelCheck Check(string id, string yaml)
    {
        try
        {
            return new([], Samples(ModelCatalogue.Of(id, yaml).All[0]));
        }
        catch (ModelException wrong)
        {
            return new([.. wrong.Problems.Select(Problem).OrderBy(problem => problem.Line)], []);
        }
    }

    /// <summary>Runs everything over the logs that there are, from nothing.</summary>
    /// <param name="tested">The model, as it is or edited.</param>
    /// <param name="known">Incidents that there are.</param>
    /// <param name="period">First and last moment that counts, epoch milliseconds.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ModelException">The model asks for a list that is not there.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal BacktestReport Run(Model tested, IReadOnlyList<Incident> known, (long From, long To) period, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        // One thread: the engine that runs beside it comes first.
        var options = run with { Threads = 1, CommitEvery = Timeout.InfiniteTimeSpan, Engine = run.Engine with { Models = true } };
        using var analysis = new AnalysisRun(sources, models.With([tested with { Enabled = true }]), options, clock);
        var found = analysis.Run(data(), progress, cancellation);
        var result = BacktestResult.Of(tested, [.. found.Alerts.Where(alert => alert.Time >= period.From && alert.Time < period.To)], found.Incidents, known);
        return new(
            Firings(result.Alerts, period), [.. result.Alerts.Take(MostTitles).Select(alert => alert.Title)],
            result.Incidents.Count(incident => incident.Effect == "opens"), result.Incidents.Count(incident => incident.Effect == "joins"), result.Incidents.Count(incident => incident.Effect == "merges"));
    }

    /// <summary>Counts alerts by day and entity.</summary>
    internal static ModelFirings Firings(IReadOnlyList<Alert> alerts, (long From, long To) period) => new(
        period.From, period.To, alerts.Count,
        [.. alerts.GroupBy(alert => Day(alert.Time), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new FacetValue(group.Key, group.Key, group.Count()))],
        [.. alerts.GroupBy(alert => alert.Entity.Id, StringComparer.Ordinal).Select(group => new FacetValue(group.Key, group.First().Entity.Name, group.Count())).OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(MostEntities)]);

    private static string Day(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // file.yaml:12:3: what is wrong
    private static ModelProblem Problem(string text)
    {
        var parts = text.Split(':', 4);
        return parts.Length == 4 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new(line, column, parts[3].Trim())
            : new(0, 0, text);
    }
}
