using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Scoring;

namespace Windhover.Core.Running;

/// <summary>How the engine works.</summary>
public sealed record EngineOptions
{
    /// <summary>How learned alerts are raised.</summary>
    public ScoringOptions Scoring { get; init; } = new();

    /// <summary>What is known of addresses. The default knows those with a special purpose only.</summary>
    public AddressTable Addresses { get; init; } = AddressTable.Empty;

    /// <summary>False to raise learned alerts alone. The default is true.</summary>
    public bool Models { get; init; } = true;

    /// <summary>False to raise alerts of models alone. The default is true.</summary>
    public bool Learned { get; init; } = true;

    /// <summary>What stands in for, or around, the one that judges incidents; for measurements. The default is that one itself.</summary>
    internal Func<IIncidentJudge, IIncidentJudge>? Judge { get; init; }

    /// <summary>How many pairs of entity and peer are remembered. The default is eight million.</summary>
    public int Pairs { get; init; } = 8_000_000;
}
