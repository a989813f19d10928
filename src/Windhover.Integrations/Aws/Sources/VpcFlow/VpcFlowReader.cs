using System.Runtime.CompilerServices;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>Reads one file of flow records: a header or the default fields, then one record a line.</summary>
internal sealed class VpcFlowReader : IRecordReader
{
    /// <summary>Longest line; with every field of every version a record has about 2,000 bytes.</summary>
    private const int LongestLine = 16 * 1024;

    private readonly VpcFlowMapping mapping;
    private readonly VpcFlowJson json;
    private VpcFlowLayout? header;
    private bool hasLines;

    /// <param name="context">What the file is read with.</param>
    public VpcFlowReader(ReaderContext context)
    {
        mapping = new VpcFlowMapping(context.Symbols);
        json = new VpcFlowJson(context, ReadLine);
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.Length > LongestLine)
        {
            output.Reject(at, "line is longer than 16 KiB");
            return;
        }

        if (record.IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        if (record[0] == '{')
        {
            json.Read(record, at, output);
            return;
        }

        if (record[0] is >= (byte)'a' and <= (byte)'z' && VpcFlowLayout.TryParse(record) is { } named)
        {
            header = named;
            output.Ignore(at, "header");
            return;
        }

        hasLines = true;
        ReadLine(record, header ?? VpcFlowLayout.Default, at, output);
    }

    /// <inheritdoc />
    public IReadOnlyList<MissingField> Missing => hasLines ? VpcFlowMissing.Of(header ?? VpcFlowLayout.Default) : [];

    /// <inheritdoc />
    public byte[]? SaveState() => header?.Header;

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => header = VpcFlowLayout.TryParse(state);

    [SkipLocalsInit]
    private void ReadLine(ReadOnlySpan<byte> record, VpcFlowLayout layout, RecordRef at, EventBuffer output)
    {
        Span<int> ends = stackalloc int[VpcFlowLayout.MostFields + 1];
        var count = VpcFlowLine.Split(record, ends);
        long exported = 0;
        var extra = count == layout.Fields + 1 && IsoTime.TryRead(record[..ends[0]], out exported) ? 1 : 0;
        if (count != layout.Fields + extra)
        {
            output.Reject(at, count < layout.Fields ? "too few fields" : "too many fields");
            return;
        }

        Map(new VpcFlowLine(record, ends[..count], extra), layout, exported, at, output);
    }

    private void Map(in VpcFlowLine line, VpcFlowLayout layout, long exported, RecordRef at, EventBuffer output)
    {
        var status = line.At(layout[VpcFlowColumn.LogStatus]);
        if (!status.SequenceEqual("OK"u8))
        {
            if (status.SequenceEqual("NODATA"u8))
            {
                output.Ignore(at, "no data");
                return;
            }

            if (status.SequenceEqual("SKIPDATA"u8))
            {
                output.Ignore(at, "skipped data");
                return;
            }

            if (status.IsEmpty && IsWithoutAddresses(line, layout))
            {
                output.Ignore(at, "no data");
                return;
            }

            if (!status.IsEmpty)
            {
                output.Reject(at, "log-status is none of OK, NODATA, SKIPDATA");
                return;
            }
        }

        ref var flow = ref output.AddNetwork();
        flow.Record = at;
        if (mapping.Map(line, layout, exported, ref flow, output) is { } problem)
        {
            output.RemoveLastNetwork();
            output.Reject(at, problem);
        }
    }

    // Where the chosen fields leave out log-status, this is all that is left of NODATA.
    private static bool IsWithoutAddresses(in VpcFlowLine line, VpcFlowLayout layout) =>
        line.At(layout[VpcFlowColumn.SourceAddress]).IsEmpty && line.At(layout[VpcFlowColumn.DestinationAddress]).IsEmpty
        && line.At(layout[VpcFlowColumn.PacketSourceAddress]).IsEmpty && line.At(layout[VpcFlowColumn.PacketDestinationAddress]).IsEmpty;
}
