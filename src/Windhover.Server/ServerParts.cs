using Microsoft.Extensions.Logging.Abstractions;
using Windhover.Core.Access;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Outputs;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Server.Live;
using Windhover.Server.Models;
using Windhover.Server.Operations;
using Windhover.Server.Policies;
using Windhover.Server.Sources;
using Windhover.Server.Wording;

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

    /// <summary>The models, what can be asked about them, and how they are changed. The default is none.</summary>
    public ModelDesk? ModelDesk { get; init; }

    /// <summary>What is known of addresses. The default knows those with a special purpose only.</summary>
    public AddressTable Addresses { get; init; } = AddressTable.Empty;

    /// <summary>Live updates; the same object is one of the engine's sinks.</summary>
    public required LiveFeed Live { get; init; }

    /// <summary>What is collected, and how it stands now. The default is nothing.</summary>
    public Func<IReadOnlyList<CollectionSummary>> Collections { get; init; } = static () => [];

    /// <summary>Sets up sources in the console. The default is nobody: then there are those of the configuration only.</summary>
    public SourceDesk? Sources { get; init; }

    /// <summary>Every way in which logs can be collected. The default is none.</summary>
    public IReadOnlyList<CollectorDescriptor> Collectors { get; init; } = [];

    /// <summary>Users, sessions, tokens and the audit log; needed where people sign in. The default is none.</summary>
    public IAccessStore? Access { get; init; }

    /// <summary>The response. The default is none.</summary>
    public IResponseDesk? Response { get; init; }

    /// <summary>The policy that the response goes by, as people change it; needed where there is a response. The default is none.</summary>
    public PolicyLibrary? Policies { get; init; }

    /// <summary>Who is told of incidents; the same object is one of the engine's sinks. The default is nobody.</summary>
    public IOutputDesk? Outputs { get; init; }

    /// <summary>Has a language model word accounts; the same object is one of the engine's sinks. The default is nobody: then nothing is sent anywhere.</summary>
    public WordingDesk? Wording { get; init; }

    /// <summary>What the host of the engine knows of itself. The default is nothing.</summary>
    public HostFigures Host { get; init; } = new();

    /// <summary>Tells the program's own numbers. The default is nobody: then <c>/metrics</c> has those of the web server and of .NET only.</summary>
    public WindhoverMeter? Meter { get; init; }

    /// <summary>The clock of heartbeats, of the status interval and of what people do. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the server logs to. The default is nowhere.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}
