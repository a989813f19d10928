using System.Buffers.Binary;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>The header of NetFlow version 9 (https://www.rfc-editor.org/rfc/rfc3954#section-5.1). Its count of records is not relied on: exporters disagree about it.</summary>
internal static class NetFlow9
{
    private const int HeaderSize = 20;

    /// <summary>Reads a datagram.</summary>
    public static void Read(ReadOnlySpan<byte> payload, in DatagramHeader datagram, RecordRef at, TemplateReader templates, EventBuffer output)
    {
        if (payload.Length < HeaderSize)
        {
            output.Reject(at, "header: too short");
            return;
        }

        var export = new Export
        {
            Version = ExportVersion.NetFlow9,
            Datagram = datagram,
            At = at,
            Uptime = BinaryPrimitives.ReadUInt32BigEndian(payload[4..]),
            Time = BinaryPrimitives.ReadUInt32BigEndian(payload[8..]) * 1000L,
            Domain = BinaryPrimitives.ReadUInt32BigEndian(payload[16..]),
        };
        templates.Read(payload[HeaderSize..], export, output);
    }
}
