using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running;

/// <summary>What a run over files found.</summary>
public sealed record RunResult
{
    /// <summary>Every alert, by time, then by id.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>Every incident, by the time of its detection, then by id.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>Every investigation, by the time of its first record, then by id.</summary>
    public required IReadOnlyList<InvestigationReport> Investigations { get; init; }

    /// <summary>What was read and learned.</summary>
    public required EngineStatus Status { get; init; }

    /// <summary>stats.json.</summary>
    public required byte[] Stats { get; init; }

    /// <summary>Files and folders that could not be read at all.</summary>
    public required IReadOnlyList<SkippedFile> Skipped { get; init; }

    /// <summary>How many alerts each suppression of the user's tuning kept back.</summary>
    public required IReadOnlyList<SuppressedCount> Suppressed { get; init; }

    /// <summary>Files that some source recognised.</summary>
    public required int RecognisedFiles { get; init; }

    /// <summary>Bytes held by entities and their profiles at the end.</summary>
    public required long ProfileBytes { get; init; }
}
