using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Reads datagrams of exporters, each by what it says it is.</summary>
internal sealed class ExportReader(SymbolTable symbols, bool isCapture) : IRecordReader
{
    private readonly ExporterTable exporters = new();
    private readonly FlowDecoder decoder = new(symbols);
    private TemplateReader? templates;

    /// <inheritdoc />
    public int Waiting => exporters.HeldSets;

    /// <inheritdoc />
    public IReadOnlyList<MissingField> Missing => exporters.Count == 0 ? [] : FlowMissing.Of(exporters.Ordered.SelectMany(e => e.Value.Templates.Values));

    private TemplateReader Templates => templates ??= new TemplateReader(exporters, decoder, symbols);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (!DatagramHeader.TryRead(record, out var datagram))
        {
            output.Reject(at, "datagram: too short");
            return;
        }

        var payload = record[DatagramHeader.Size..];
        switch (ExportKind.Of(payload))
        {
            case ExportVersion.NetFlow5:
                NetFlow5.Read(payload, datagram, at, output);
                break;
            case ExportVersion.NetFlow9:
                NetFlow9.Read(payload, datagram, at, Templates, output);
                break;
            case ExportVersion.Ipfix:
                Ipfix.Read(payload, datagram, at, Templates, output);
                break;
            case ExportVersion.SFlow5:
                SFlow5.Read(payload, datagram, at, output);
                break;
            default:
                // On a port of our own everything is meant for us; a capture may hold anything.
                if (isCapture) output.Ignore(at, "no flow export");
                else output.Reject(at, "datagram: neither NetFlow 5 or 9, nor IPFIX, nor sFlow 5");
                break;
        }
    }

    /// <inheritdoc />
    public void Finish(EventBuffer output)
    {
        foreach (var (_, domain) in exporters.Ordered)
        {
            foreach (var set in exporters.Release(domain, _ => true)) output.Reject(set.Export.At, TemplateReader.NoTemplate);
        }
    }

    /// <inheritdoc />
    public byte[]? SaveState() => exporters.Count == 0 ? null : ExporterState.Save(exporters, symbols);

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => ExporterState.Restore(state, exporters, symbols);
}
