using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// Flow logs of virtual private clouds and transit gateways, as text files: any list of fields that the header names, or, without a header, the default
/// version 2 fields, with or without the time that an export of a log group puts in front; also as JSON, one object a line, from exports of tables.
/// </summary>
internal sealed class VpcFlowSource : ILogSource
{
    private const int NamedByItsHeader = 95;
    private const int ShapedLikeTheDefault = 85;
    private const int Exported = 75;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.vpc-flow",
        Title = "AWS VPC Flow Logs",
        FormatPage = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html",
        Classes = [EventClass.NetworkActivity],
        RedeliversFlows = true,
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\r\n"u8);
        if (head is [(byte)'{', ..]) return VpcFlowJson.IsFlow(head) ? Exported : 0;
        var end = head.IndexOf((byte)'\n');
        var line = (end < 0 ? head : head[..end]).TrimEnd("\r "u8);
        if (VpcFlowLayout.TryParse(line) is { } layout) return IsFlowHeader(layout) ? NamedByItsHeader : 0;
        return IsDefaultRecord(line) ? ShapedLikeTheDefault : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new VpcFlowReader(context);

    private static bool IsFlowHeader(VpcFlowLayout layout) =>
        (layout.Has(VpcFlowColumn.SourceAddress) || layout.Has(VpcFlowColumn.PacketSourceAddress))
        && (layout.Has(VpcFlowColumn.DestinationAddress) || layout.Has(VpcFlowColumn.PacketDestinationAddress));

    private static bool IsDefaultRecord(ReadOnlySpan<byte> line)
    {
        Span<int> ends = stackalloc int[VpcFlowLayout.MostFields + 1];
        var layout = VpcFlowLayout.Default;
        var count = VpcFlowLine.Split(line, ends);
        var extra = count == layout.Fields + 1 && IsoTime.TryRead(line[..ends[0]], out _) ? 1 : 0;
        if (count != layout.Fields + extra) return false;
        var fields = new VpcFlowLine(line, ends[..count], extra);
        var status = fields.At(layout[VpcFlowColumn.LogStatus]);
        return fields.At(0).SequenceEqual("2"u8)
            && fields.At(layout[VpcFlowColumn.InterfaceId]).StartsWith("eni-"u8)
            && (status.SequenceEqual("OK"u8) || status.SequenceEqual("NODATA"u8) || status.SequenceEqual("SKIPDATA"u8));
    }
}
