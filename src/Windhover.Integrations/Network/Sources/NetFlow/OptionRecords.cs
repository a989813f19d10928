using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Reads what an exporter says of itself: sampling rates, names of applications, when it started. Nothing of it is an event.</summary>
internal sealed class OptionRecords(ExporterTable exporters, FlowDecoder decoder, SymbolTable symbols)
{
    /// <summary>Reads a set of options.</summary>
    public void Read(ExporterDomain domain, FlowTemplate template, ReadOnlySpan<byte> set, in Export export, EventBuffer output)
    {
        if (set.Length < template.ShortestRecord)
        {
            output.Reject(export.At, "set: shorter than one record");
            return;
        }

        var isInterface = template.Actions.Any(a => a.Target == FlowTarget.IngressInterface);
        while (set.Length >= template.ShortestRecord)
        {
            var flow = default(NetworkActivity);
            var values = default(FlowValues);
            if (!decoder.TryRead(template, set, export, ref flow, ref values, out var length))
            {
                output.Reject(export.At, "record: a variable length lies");
                return;
            }

            Learn(domain, isInterface, values, flow.Service);
            set = set[length..];
        }

        output.Ignore(export.At, "options");
    }

    private void Learn(ExporterDomain domain, bool isInterface, in FlowValues values, Symbol name)
    {
        if (values.SystemStart > 0) domain.SystemStart = values.SystemStart;
        if (values.Application != 0 && !name.IsNone && name != symbols.Overflow) Keep(domain.Applications, values.Application, name);
        var rate = SamplingRate.Of(values);
        if (!rate.IsSaid) return;
        if (values.HasSampler) Keep(domain.Rates.BySampler, values.Sampler, rate);
        else if (isInterface) Keep(domain.Rates.ByInterface, values.Ingress, rate);
        else domain.Rates.All = rate;
    }

    private void Keep<T>(SortedDictionary<ulong, T> where, ulong key, T value)
    {
        if (!where.ContainsKey(key))
        {
            if (exporters.Options >= Bounds.Options) return;
            exporters.Options++;
        }

        where[key] = value;
    }
}
