using System.Buffers.Binary;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>sFlow version 5 (https://sflow.org/sflow_version_5.txt): each flow sample is one packet that stands for as many as the sampling rate says.</summary>
internal static class SFlow5
{
    private const uint FlowSample = 1, CounterSample = 2, ExpandedFlowSample = 3, ExpandedCounterSample = 4;

    /// <summary>Reads a datagram.</summary>
    public static void Read(ReadOnlySpan<byte> payload, in DatagramHeader datagram, RecordRef at, EventBuffer output)
    {
        var header = 12 + (U32(payload, 4) == 1 ? 4 : 16) + 12;
        if (payload.Length < header)
        {
            output.Reject(at, "header: too short");
            return;
        }

        // Samples bear no time of their own: they are sent at once, so the time of arrival is theirs.
        var export = new Export { Version = ExportVersion.SFlow5, Datagram = datagram, At = at, Time = datagram.Time };
        var count = U32(payload, header - 4);
        var rest = payload[header..];
        var read = 0u;
        for (; read < count && rest.Length >= 8; read++)
        {
            var length = U32(rest, 4);
            if (length > rest.Length - 8)
            {
                output.Reject(at, "sample: its length lies");
                return;
            }

            var format = U32(rest, 0);
            var sample = rest.Slice(8, (int)length);
            if (format is FlowSample or ExpandedFlowSample) SFlowSample.Read(sample, format == ExpandedFlowSample, export, output);
            else output.Ignore(at, format is CounterSample or ExpandedCounterSample ? "counter sample" : "sample of a kind that is not read");
            rest = rest[(8 + (int)length)..];
        }

        if (read < count) output.Reject(at, "count: more samples than came");
        else if (!rest.IsEmpty) output.Reject(at, "count: fewer samples than came");
        else if (count == 0) output.Ignore(at, "no samples");
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
