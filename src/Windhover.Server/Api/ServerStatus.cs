using Windhover.Core.Outputs;
using Windhover.Server.Wording;

namespace Windhover.Server.Api;

/// <summary>How the server and its engine are.</summary>
public sealed record ServerStatus
{
    /// <summary>Version of Windhover.</summary>
    public required string Version { get; init; }

    /// <summary>What it shows: one's own logs or the simulated estate.</summary>
    public required ServerMode Mode { get; init; }

    /// <summary>True when people must sign in.</summary>
    public required bool SignIn { get; init; }

    /// <summary>What the engine read, learned and found so far.</summary>
    public required EngineStatus Engine { get; init; }

    /// <summary>Incidents that nobody has closed.</summary>
    public required long OpenIncidents { get; init; }

    /// <summary>Incidents first raised in the 24 hours before the last event, by event time.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("incidents_24h")]
    public required long Incidents24h { get; init; }

    /// <summary>Highest score of an open incident, 0–100; 0 when none is open.</summary>
    public required double HighestOpenScore { get; init; }

    /// <summary>Live streams cut off since the start because they were read too slowly; each may resume where it was.</summary>
    public required long SlowStreams { get; init; }

    /// <summary>Whether a language model words accounts, and how that goes.</summary>
    public required WordingStatus Wording { get; init; }
}
