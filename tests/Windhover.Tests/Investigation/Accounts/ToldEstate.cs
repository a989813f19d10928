using System.Text.Json;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Windhover.Core.Stores;
using Windhover.Lab;
using Windhover.Testing.Sources;
using Windhover.Testing.Stores;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>The logs of a simulated company, and what the engine with all its sources and models makes of them.</summary>
internal sealed class ToldEstate : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private ToldEstate(LabOptions options, double alertsPerDay, IStateStore? state, ITelemetryStore? telemetry)
    {
        LabRun.Generate(options with { Compress = false }, folder.Path);
        Truth = JsonDocument.Parse(File.ReadAllBytes(folder.File("truth.json"))).RootElement;
        using var run = new AnalysisRun(SourceSamples.Catalogue, Conventions.Units.Models, new RunOptions { Engine = new EngineOptions { Addresses = LabAddresses.Table, Scoring = new ScoringOptions { AlertsPerDay = alertsPerDay } } }, TimeProvider.System, state, telemetry);
        Found = run.Run([Logs]);
    }

    /// <summary>What was found.</summary>
    public RunResult Found { get; }

    /// <summary>What really happened.</summary>
    public JsonElement Truth { get; }

    /// <summary>Folder of the logs, below which evidence names its files.</summary>
    public string Logs => folder.File("logs");

    /// <summary>Simulates and analyses.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="alertsPerDay">The alert budget; a small company over few days shows slow attacks only with a larger one.</param>
    /// <param name="state">Where the state is kept. The default is nowhere.</param>
    /// <param name="telemetry">Where the telemetry is kept. The default is nowhere.</param>
    public static ToldEstate Of(LabOptions options, double alertsPerDay = 1.8, IStateStore? state = null, ITelemetryStore? telemetry = null) => new(options, alertsPerDay, state, telemetry);

    /// <summary>The attack of a kind, or its twin.</summary>
    public JsonElement Story(string kind, bool twin = false) =>
        Truth.GetProperty(twin ? "twins" : "attacks").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == kind);

    /// <summary>The investigations that speak of an entity at the centre of a story, in its time; those that are told first, then those that name its outside addresses, then the gravest.</summary>
    public IReadOnlyList<InvestigationReport> About(JsonElement story)
    {
        var centre = story.GetProperty("entities").EnumerateArray().Concat(story.GetProperty("related").EnumerateArray()).Select(e => e.GetProperty("id").GetString()).ToHashSet(StringComparer.Ordinal);
        var addresses = story.GetProperty("addresses").EnumerateArray().Select(a => a.GetString()).ToHashSet(StringComparer.Ordinal);
        var named = Found.Alerts.Where(a => a.Addresses.Any(addresses.Contains)).Select(a => a.AlertId).ToHashSet(StringComparer.Ordinal);
        var (start, end) = (story.GetProperty("start").GetInt64(), story.GetProperty("end").GetInt64() + 3_600_000);
        return [.. Found.Investigations.Where(r => r.StartTime <= end && r.EndTime >= start && r.Entities.Any(e => centre.Contains(e.Id)))
            .OrderByDescending(r => r.IsTold).ThenByDescending(r => r.Alerts.Any(named.Contains)).ThenByDescending(r => r.Score).ThenBy(r => r.IncidentId, StringComparer.Ordinal)];
    }

    /// <summary>The incident of an investigation.</summary>
    public Incident IncidentOf(InvestigationReport report) => Found.Incidents.Single(i => i.IncidentId == report.IncidentId);

    /// <inheritdoc />
    public void Dispose() => folder.Dispose();
}
