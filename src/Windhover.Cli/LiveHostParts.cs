using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Investigation.Wording;
using Windhover.Server.Sources;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary>What a <see cref="LiveHost"/> works with besides its folders. It disposes of none of it.</summary>
internal sealed record LiveHostParts
{
    /// <summary>What is collected. The default is nothing.</summary>
    public IReadOnlyList<CollectionPlan> Collections { get; init; } = [];

    /// <summary>How much the spool below the data folder keeps.</summary>
    public SpoolOptions Spool { get; init; } = new();

    /// <summary>What sources that are set up in the console may do; null, the default, where none can be.</summary>
    public SourceRules? Sources { get; init; }

    /// <summary>Folders with mappings of further logs. The default is none.</summary>
    public IReadOnlyList<string> MappingFolders { get; init; } = [];

    /// <summary>The models before they are tuned; null, the default, for those that this program ships.</summary>
    public ModelCatalogue? Models { get; init; }

    /// <summary>Tunes models as the configuration says. The default changes nothing.</summary>
    public Func<ModelCatalogue, ModelCatalogue> Tuned { get; init; } = static models => models;

    /// <summary>Who may word accounts; null, the default, for nobody.</summary>
    public ISummaryWording? Wording { get; init; }

    /// <summary>True when people sign in: then there is a store of users in the data folder. The default is false.</summary>
    public bool SignsIn { get; init; }

    /// <summary>Where the state is; null, the default, for files of the data folder.</summary>
    public IStatePlace? Place { get; init; }

    /// <summary>What may be done about incidents; null, the default, for nothing.</summary>
    public ResponseSetUp? Response { get; init; }

    /// <summary>The time in which actions are proposed, stand and end. The default is the system's.</summary>
    public TimeProvider ResponseClock { get; init; } = TimeProvider.System;

    /// <summary>Bytes that must be free on the disk of the stores, else nothing is read. The default is 512 MiB.</summary>
    public long LeastFree { get; init; } = 512L << 20;

    /// <summary>Where the server logs to. The default is nowhere.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Who is told of incidents; null, the default, for nobody.</summary>
    public OutputSetUp? Outputs { get; init; }
}
