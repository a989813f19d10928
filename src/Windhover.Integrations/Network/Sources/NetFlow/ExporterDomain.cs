using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What is known of one exporting process: its templates, what its options said, and what waits for a template.</summary>
internal sealed class ExporterDomain
{
    /// <summary>Templates by id.</summary>
    public SortedDictionary<ushort, FlowTemplate> Templates { get; } = [];

    /// <summary>Sampling rates.</summary>
    public SamplingRates Rates { get; } = new();

    /// <summary>Names of applications by id.</summary>
    public SortedDictionary<ulong, Symbol> Applications { get; } = [];

    /// <summary>Sets whose template has not come.</summary>
    public List<HeldSet> Held { get; } = [];

    /// <summary>Bytes of <see cref="Held"/>.</summary>
    public int HeldBytes { get; set; }

    /// <summary>When the exporter started, epoch milliseconds, as options said it (160); 0 for not said.</summary>
    public long SystemStart { get; set; }

    /// <summary>When the exporter started, by the last header of version 9; 0 for not known.</summary>
    public long Started { get; set; }

    /// <summary>When something came from it last, by the collector's clock.</summary>
    public long LastSeen { get; set; }
}
