using System.Reflection;
using System.Text.Json;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Storage;

namespace Windhover.Tests.Running;

/// <summary>A folder with logs and one with stores, and live runs over them; gone with the test.</summary>
internal sealed class LiveEstate : IDisposable
{
    /// <summary>Longer than any delivery of the lab takes.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(65);

    private static readonly Assembly Integrations = Assembly.Load("Windhover.Integrations");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-live-");

    public LiveEstate()
    {
        Logs = Path.Combine(folder.FullName, "logs");
        Directory.CreateDirectory(Logs);
        State = EmbeddedStores.OpenState(Path.Combine(folder.FullName, "state.db"));
        Telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(folder.FullName, "telemetry.duckdb"));
    }

    public static SourceCatalogue Sources { get; } = SourceCatalogue.In(Integrations);

    public static ModelCatalogue Models { get; } = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, Integrations], []);

    public string Logs { get; }

    public ManualClock Clock { get; } = new();

    public IStateStore State { get; }

    public ITelemetryStore Telemetry { get; }

    public List<string> Log { get; } = [];

    /// <summary>Alerts and incidents as the store has them, as JSON lines; what a run of files says of them is the same.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            var alerts = State.Alerts(new AlertQuery { Limit = 500 });
            var incidents = State.Incidents(new IncidentQuery { Limit = 500 });
            return Text(alerts.Items, incidents.Items);
        }
    }

    /// <summary>Totals of every hour.</summary>
    public IReadOnlyList<HourTotal> Hours => Telemetry.Hours(new TelemetryQuery());

    /// <summary>Commits a snapshot with every fifth second of the clock; a look takes one.</summary>
    public static LiveOptions Options { get; } = new() { LiveLag = Lag, FilesAppearWhole = true, Run = new RunOptions { CommitEvery = TimeSpan.FromSeconds(5) } };

    /// <summary>A run over the folder and the stores.</summary>
    public LiveRun Run(LiveOptions? options = null, params IFindingSink[] sinks) => new([Logs], Sources, Models, options ?? Options, Clock, State, Telemetry, sinks, Log.Add);

    /// <summary>What a run over the files says, without any store.</summary>
    public IReadOnlyList<string> Analyzed()
    {
        using var run = new AnalysisRun(Sources, Models, new RunOptions { Threads = 1 }, Clock);
        var result = run.Run([Logs]);
        return Text(result.Alerts, result.Incidents);
    }

    public string Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Put(string path, byte[] content)
    {
        var full = Path.Combine(Logs, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    public void Dispose()
    {
        Telemetry.Dispose();
        State.Dispose();
        folder.Delete(recursive: true);
    }

    private static List<string> Text(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents) =>
    [
        .. alerts.Select(a => JsonSerializer.Serialize(a, FindingJson.Default.Alert)).Order(StringComparer.Ordinal),
        .. incidents.Select(i => JsonSerializer.Serialize(i, FindingJson.Default.Incident)).Order(StringComparer.Ordinal),
    ];
}
