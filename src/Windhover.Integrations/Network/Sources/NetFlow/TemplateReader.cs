using System.Buffers.Binary;
using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Walks the sets of a version 9 or IPFIX datagram: templates are learned, data is read by them, data that came too early is kept for a while.</summary>
internal sealed class TemplateReader(ExporterTable exporters, FlowDecoder decoder, SymbolTable symbols)
{
    /// <summary>Why a data set is given up.</summary>
    public const string NoTemplate = "set: no template for it";

    private const int SetHeader = 4;
    private const int FirstDataSet = 256;

    // Clocks are set right by less than this; more is a new start, whose templates may mean something else.
    private const long RestartShift = 60_000;
    private readonly TemplateSets templateSets = new(exporters);
    private readonly OptionRecords options = new(exporters, decoder, symbols);

    /// <summary>Reads what stands behind the header.</summary>
    public void Read(ReadOnlySpan<byte> sets, in Export export, EventBuffer output)
    {
        var domain = exporters.Of(export, output);
        if (domain is null)
        {
            output.Reject(export.At, "datagram: too many exporters");
            return;
        }

        NoteRestart(domain, export);
        if (sets.Length < SetHeader) output.Ignore(export.At, "no sets");
        while (sets.Length >= SetHeader)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(sets);
            var length = BinaryPrimitives.ReadUInt16BigEndian(sets[2..]);
            if (length < SetHeader || length > sets.Length)
            {
                output.Reject(export.At, "set: its length lies");
                return;
            }

            ReadSet(domain, id, sets[SetHeader..length], export, output);
            sets = sets[length..];
        }
    }

    private void ReadSet(ExporterDomain domain, ushort id, ReadOnlySpan<byte> set, in Export export, EventBuffer output)
    {
        if (id >= FirstDataSet)
        {
            ReadData(domain, id, set, export, output);
            return;
        }

        var isIpfix = export.Version == ExportVersion.Ipfix;
        if (id == (isIpfix ? 2 : 0)) Learn(domain, set, isOptions: false, export, output);
        else if (id == (isIpfix ? 3 : 1)) Learn(domain, set, isOptions: true, export, output);
        else output.Ignore(export.At, "set of a reserved number");
    }

    private void Learn(ExporterDomain domain, ReadOnlySpan<byte> set, bool isOptions, in Export export, EventBuffer output)
    {
        var reason = templateSets.Read(domain, set, isOptions, export);
        if (reason is null) output.Ignore(export.At, isOptions ? "options template" : "template");
        else output.Reject(export.At, reason);
        if (domain.Held.Count == 0) return;
        foreach (var held in exporters.Release(domain, h => domain.Templates.ContainsKey(h.Template))) ReadData(domain, held.Template, held.Bytes, held.Export, output);
    }

    private void ReadData(ExporterDomain domain, ushort id, ReadOnlySpan<byte> set, in Export export, EventBuffer output)
    {
        if (!domain.Templates.TryGetValue(id, out var template) || export.Time - template.Announced > Bounds.TemplateLife)
        {
            if (!exporters.Hold(domain, new HeldSet(id, export, set.ToArray()))) output.Reject(export.At, NoTemplate);
            return;
        }

        if (template.IsOptions) options.Read(domain, template, set, export, output);
        else if (!template.HasAddresses) output.Ignore(export.At, "records without addresses");
        else ReadFlows(domain, template, set, export, output);
    }

    private void ReadFlows(ExporterDomain domain, FlowTemplate template, ReadOnlySpan<byte> set, in Export export, EventBuffer output)
    {
        if (set.Length < template.ShortestRecord)
        {
            output.Reject(export.At, "set: shorter than one record");
            return;
        }

        while (set.Length >= template.ShortestRecord)
        {
            ref var flow = ref output.AddNetwork();
            var reason = decoder.Read(domain, template, set, export, ref flow, out var length);
            if (reason is not null)
            {
                output.RemoveLastNetwork();
                output.Reject(export.At, reason);
            }

            if (length == 0) return;
            set = set[length..];
        }
    }

    // Version 9 says how long the exporter has been up. A counter that ran over (2^32 ms) is no new start.
    private void NoteRestart(ExporterDomain domain, in Export export)
    {
        if (export.Version != ExportVersion.NetFlow9) return;
        var started = export.Time - export.Uptime;
        var shift = (started - domain.Started) % (1L << 32);
        if (domain.Started != 0 && started > domain.Started && shift is > RestartShift and < (1L << 32) - RestartShift) exporters.Forget(domain, _ => true);
        if (domain.Started == 0 || started > domain.Started) domain.Started = started;
    }
}
