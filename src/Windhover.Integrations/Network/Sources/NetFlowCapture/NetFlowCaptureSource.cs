using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Packets;
using Windhover.Integrations.Network.Sources.NetFlow;

namespace Windhover.Integrations.Network.Sources.NetFlowCapture;

/// <summary>A packet capture of flow exports on their way to a collector, as tcpdump writes it.</summary>
internal sealed class NetFlowCaptureSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "netflow.capture",
        Title = "Packet capture of NetFlow, IPFIX and sFlow exports",
        FormatPage = "https://datatracker.ietf.org/doc/html/draft-ietf-opsawg-pcap",
        Classes = [EventClass.NetworkActivity],
        Framing = Framing.Capture,
        Unit = "flow",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!CaptureLayout.IsCapture(head)) return 0;
        var layout = new CaptureLayout();
        while (true)
        {
            var step = layout.Next(head);
            if (step.Kind is CaptureStepKind.More or CaptureStepKind.Broken) return 0;
            if (step.Kind == CaptureStepKind.Packet && IsExport(head.Slice(step.PacketStart, step.PacketLength), step.Link)) return 90;
            head = head[step.Length..];
        }
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ExportReader(context.Symbols, isCapture: true);

    private static bool IsExport(ReadOnlySpan<byte> packet, LinkType link) =>
        PacketHeaders.TryRead(packet, link, out var fields) && fields.PayloadStart > 0 && !fields.IsFragment && ExportKind.Of(packet[fields.PayloadStart..]) != ExportVersion.None;
}
