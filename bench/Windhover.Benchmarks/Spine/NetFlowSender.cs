using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Windhover.Benchmarks.Spine;

/// <summary>
/// Gives the made flows to nfdump's collector over loopback as NetFlow version 5 (https://www.cisco.com/c/en/us/td/docs/net_mgmt/netflow_collection_engine/3-6/user/guide/format.html),
/// slowly enough that it drops none.
/// </summary>
internal static partial class NetFlowSender
{
    private const int PerPacket = 30;
    private const int HeaderSize = 24;
    private const int RecordSize = 48;
    private const int PacketsPerSecond = 4000;
    private const int Terminate = 15;

    /// <summary>Fills a folder with the collector's files.</summary>
    public static void Capture(string folder, int flows, int entities)
    {
        var port = FreePort();
        using var collector = Process.Start(new ProcessStartInfo("nfcapd", ["-w", folder, "-b", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-t", "3600", "-B", "8000000"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        WaitUntilBound(port);
        using (var client = new UdpClient())
        {
            client.Connect(IPAddress.Loopback, port);
            Send(client, flows, entities);
        }

        _ = Kill(collector.Id, Terminate);
        collector.WaitForExit();
    }

    private static void Send(UdpClient client, int flows, int entities)
    {
        var random = new Random(1);
        var packet = new byte[HeaderSize + PerPacket * RecordSize];
        var watch = Stopwatch.StartNew();
        for (int first = 0, packets = 0; first < flows; first += PerPacket, packets++)
        {
            while (packets > watch.Elapsed.TotalSeconds * PacketsPerSecond) Thread.Yield();
            var count = Math.Min(PerPacket, flows - first);
            packet.AsSpan().Clear();
            BinaryPrimitives.WriteUInt16BigEndian(packet, 5);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)count);
            for (var i = 0; i < count; i++)
            {
                var flow = LogMaker.Flow(random, first + i, flows, entities);
                if (i == 0)
                {
                    // The router's clock: it was started at the flow's first second.
                    BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), 60_000);
                    BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), (uint)flow.Start + 60);
                    BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), (uint)first);
                }

                Write(packet.AsSpan(HeaderSize + i * RecordSize, RecordSize), flow);
            }

            client.Send(packet, HeaderSize + count * RecordSize);
        }
    }

    private static void Write(Span<byte> record, in FlowLine flow)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record, flow.Source);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], flow.Destination);
        BinaryPrimitives.WriteUInt32BigEndian(record[16..], (uint)flow.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(record[20..], (uint)flow.Bytes);
        BinaryPrimitives.WriteUInt32BigEndian(record[28..], 55_000);
        BinaryPrimitives.WriteUInt16BigEndian(record[32..], flow.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(record[34..], flow.DestinationPort);
        record[38] = 6;
    }

    private static int FreePort()
    {
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)client.Client.LocalEndPoint!).Port;
    }

    // The kernel lists bound ports in hexadecimal.
    private static void WaitUntilBound(int port)
    {
        var wanted = $"0100007F:{port:X4}";
        var watch = Stopwatch.StartNew();
        while (!File.ReadAllText("/proc/net/udp").Contains(wanted, StringComparison.Ordinal))
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(20)) throw new InvalidOperationException("nfcapd does not listen");
            Thread.Yield();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
