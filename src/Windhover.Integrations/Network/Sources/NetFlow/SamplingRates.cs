namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>The sampling rates that an exporter announced: for one sampler, for one interface, or for all there is.</summary>
internal sealed class SamplingRates
{
    /// <summary>By sampler (selector) id.</summary>
    public SortedDictionary<ulong, SamplingRate> BySampler { get; } = [];

    /// <summary>By number of the interface that packets came in by.</summary>
    public SortedDictionary<ulong, SamplingRate> ByInterface { get; } = [];

    /// <summary>For all others.</summary>
    public SamplingRate All { get; set; }

    /// <summary>How many there are.</summary>
    public int Count => BySampler.Count + ByInterface.Count;

    /// <summary>The rate of a record: what it says itself, or else its sampler's, its interface's, or the rate for all.</summary>
    public SamplingRate Of(in FlowValues values)
    {
        var own = SamplingRate.Of(values);
        if (own.IsSaid) return own;
        if (values.HasSampler && BySampler.TryGetValue(values.Sampler, out var rate)) return rate;
        return ByInterface.Count > 0 && ByInterface.TryGetValue(values.Ingress, out rate) ? rate : All;
    }
}
