using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Investigation.Wording;

namespace Windhover.Cli;

/// <summary>What a <see cref="LiveHost"/> works with besides its folders. It disposes of none of it.</summary>
internal sealed record LiveHostParts
{
    /// <summary>What is collected. The default is nothing.</summary>
    public IReadOnlyList<CollectionPlan> Collections { get; init; } = [];

    /// <summary>How much the spool below the data folder keeps.</summary>
    public SpoolOptions Spool { get; init; } = new();

    /// <summary>Folders with mappings of further logs. The default is none.</summary>
    public IReadOnlyList<string> MappingFolders { get; init; } = [];

    /// <summary>The models; null, the default, for those that this program ships.</summary>
    public ModelCatalogue? Models { get; init; }

    /// <summary>Who may word accounts; null, the default, for nobody.</summary>
    public ISummaryWording? Wording { get; init; }

    /// <summary>True when people sign in: then there is a store of users in the data folder. The default is false.</summary>
    public bool SignsIn { get; init; }

    /// <summary>What may be done about incidents; null, the default, for nothing.</summary>
    public ResponseSetUp? Response { get; init; }
}
