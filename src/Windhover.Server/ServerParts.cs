using Microsoft.Extensions.Logging.Abstractions;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Live;

namespace Windhover.Server;

/// <summary>What a server is given to answer from. It owns none of it: whoever made a part disposes of it, after the server.</summary>
public sealed record ServerParts
{
    /// <summary>The running engine.</summary>
    public required IEngineView Engine { get; init; }

    /// <summary>Alerts and incidents.</summary>
    public required IStateStore State { get; init; }

    /// <summary>Events and connections.</summary>
    public required ITelemetryStore Telemetry { get; init; }

    /// <summary>Untouched records.</summary>
    public required IRawRecords Records { get; init; }

    /// <summary>The models that run, in the order in which they are listed.</summary>
    public required IReadOnlyList<ModelSummary> Models { get; init; }

    /// <summary>What is known of addresses. The default knows those with a special purpose only.</summary>
    public AddressTable Addresses { get; init; } = AddressTable.Empty;

    /// <summary>Live updates; the same object is one of the engine's sinks.</summary>
    public required LiveFeed Live { get; init; }

    /// <summary>What is collected, and how it stands now. The default is nothing.</summary>
    public Func<IReadOnlyList<CollectionSummary>> Collections { get; init; } = static () => [];

    /// <summary>The clock of heartbeats and of the status interval. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the server logs to. The default is nowhere.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}
