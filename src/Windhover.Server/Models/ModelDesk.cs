using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Running;
using Windhover.Server.Api;
using Windhover.Server.Versions;

namespace Windhover.Server.Models;

/// <summary>What can be asked about models, and how they are changed: their text, whether an edited one is right, what one would have done over the logs that there are, and saving one. Safe for many threads.</summary>
/// <param name="library">The models.</param>
/// <param name="sources">Sources that samples and logs may be of.</param>
/// <param name="run">How a run over files works.</param>
/// <param name="data">Files and folders with the logs that there are, asked for at each run.</param>
/// <param name="clock">The clock of a run.</param>
/// <param name="takeUp">Has the engine go on with other models; ends once it does. Null where none runs: then what is saved holds at once.</param>
public sealed class ModelDesk(ModelLibrary library, SourceCatalogue sources, RunOptions run, Func<IReadOnlyList<string>> data, TimeProvider clock, Func<ModelCatalogue, CancellationToken, Task>? takeUp = null)
{
    private const int MostEntities = 50;
    private const int MostTitles = 20;

    private readonly ModelsInForce inForce = new(takeUp);

    /// <summary>The models.</summary>
    internal ModelLibrary Library => library;

    /// <summary>A model by its id, those that do not run too, or null.</summary>
    internal Model? Find(string id) => library.Current.All.FirstOrDefault(model => model.Id == id);

    /// <summary>A model as it would be with another text, tuned as it is.</summary>
    /// <exception cref="ModelException">It cannot be used.</exception>
    internal Model Tried(string id, string yaml) => library.With(id, library.SavedOf(id) with { Text = yaml }).All.First(model => model.Id == id);

    /// <summary>All models in short, by id.</summary>
    internal IReadOnlyList<ModelSummary> Summaries() => [.. library.Current.All.Select(Summary)];

    /// <summary>False while the engine still goes on with what a model was before.</summary>
    internal bool IsInForce(string id) => inForce.Holds(id);

    /// <summary>A model in short.</summary>
    internal ModelSummary Summary(Model model) => new()
    {
        Id = model.Id,
        Title = model.Title,
        Kind = AlertKind.Model,
        Severity = model.Severity,
        Attacks = model.Attacks,
        Why = model.Why,
        FalsePositives = model.FalsePositives,
        Sources = model.Sources,
        Origin = library.OriginOf(model),
        IsEnabled = model.Enabled,
        Scope = model.Scope ?? new(model.Enabled ? ModelReach.Everywhere : ModelReach.Off, [], []),
        Version = library.VersionOf(model.Id),
        IsInForce = inForce.Holds(model.Id),
    };

    /// <summary>Changes a model, and has the engine go on with it; waits a moment for that.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="expected">The version that was looked at; null for whatever it is.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="why">Why.</param>
    /// <param name="change">What it is afterwards, of what it is now.</param>
    /// <exception cref="OutdatedException">Somebody was faster.</exception>
    /// <exception cref="ModelException">It cannot be used.</exception>
    internal async Task<int> ChangeAsync(string id, int? expected, string who, string why, Func<SavedModel, SavedModel> change)
    {
        var version = library.Change(id, expected, who, why, now => Tested(id, now, change(now)));
        await inForce.TakeUpAsync(id, () => library.Current);
        return version;
    }

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
        using var analysis = new AnalysisRun(sources, library.Current.With([tested with { Enabled = true }]), options, clock);
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

    // What was tested before need not be tested again: a scope says nothing of what a text finds.
    private SavedModel Tested(string id, SavedModel before, SavedModel after)
    {
        if (after.Text is null || after.Text == before.Text) return after;
        var model = ModelCatalogue.Of(id, after.Text).All[0];
        var failed = new ModelTester(sources).Run(model).Where(result => !result.Passed).ToList();
        return failed.Count == 0 ? after : throw new ModelException([.. failed.Select(f => $"{f.Place}: {(f.Sample.Length > 0 ? $"the sample '{f.Sample}' fails: " : "")}{f.Reason}")]);
    }

    private static string Day(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first thing that is wrong, in a sentence.</summary>
    internal static string Words(ModelException wrong) => Problem(wrong.Problems[0]) is { Line: > 0 } problem ? $"Line {problem.Line}: {problem.Message}" : wrong.Problems[0];

    // file.yaml:12:3: what is wrong
    private static ModelProblem Problem(string text)
    {
        var parts = text.Split(':', 4);
        return parts.Length == 4 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new(line, column, parts[3].Trim())
            : new(0, 0, text);
    }
}
