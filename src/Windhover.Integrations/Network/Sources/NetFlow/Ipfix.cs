using System.Buffers.Binary;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>The header of an IPFIX message (https://www.rfc-editor.org/rfc/rfc7011#section-3.1). One message fills one datagram.</summary>
internal static class Ipfix
{
    private const int HeaderSize = 16;

    /// <summary>Reads a datagram.</summary>
    public static void Read(ReadOnlySpan<byte> payload, in DatagramHeader datagram, RecordRef at, TemplateReader templates, EventBuffer output)
    {
        if (BinaryPrimitives.ReadUInt16BigEndian(payload[2..]) != payload.Length)
        {
            output.Reject(at, "message length: not that of the datagram");
            return;
        }

        var export = new Export
        {
            Version = ExportVersion.Ipfix,
            Datagram = datagram,
            At = at,
            Time = BinaryPrimitives.ReadUInt32BigEndian(payload[4..]) * 1000L,
            Domain = BinaryPrimitives.ReadUInt32BigEndian(payload[12..]),
        };
        templates.Read(payload[HeaderSize..], export, output);
    }
}
