using Windhover.Testing.Flows;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>Firewalls, sFlow, several exporters, what is wrong, and captures.</summary>
internal static partial class FlowSamples
{
    public static byte[] Firewall() => new BlockFile().Add(
        From(TemplateMessage.V9(Seconds, 100_000)
            .Template(256, (148, 4), (8, 4), (7, 2), (10, 2), (12, 4), (11, 2), (14, 2), (4, 1), (176, 1), (177, 1), (225, 4), (226, 4), (227, 2), (228, 2), (233, 1), (323, 8), (152, 8))
            .Template(257, (8, 4), (7, 2), (12, 4), (11, 2), (4, 1), (225, 4), (233, 1), (323, 8), (152, 8), (231, 4), (232, 4), (298, 4), (299, 4))
            .Template(258, (8, 4), (7, 2), (12, 4), (11, 2), (4, 1), (40_005, 1), (323, 8))
            .Set(256, w => w.U32(1).Ip(Server).U16(50_000).U16(3).Ip(Web).U16(443).U16(4).U8(6).U8(0).U8(0).Ip("198.51.100.77").Ip(Web).U16(61_000).U16(443).U8(1).U64(Time - 5000).U64(Time - 5000))
            .Set(257, w => w.Ip(Server).U16(50_000).Ip(Web).U16(443).U8(6).Ip("198.51.100.77").U8(2).U64(Time - 100).U64(Time - 5000).U32(800).U32(64_000).U32(9).U32(50))
            .Set(258, w => w.Ip(Web).U16(55_555).Ip(Server).U16(3389).U8(6).U8(3).U64(Time)).ToArray()),
        From(TemplateMessage.V9(Seconds, 100_000, 2)
            .Template(256, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (1, 4), (2, 4), (22, 4), (21, 4), (89, 1), (136, 1))
            .Set(256, w => Status(Status(Status(w, 0x40, 2), 0x80, 1), 0xC0, 4)).ToArray(), Other)).ToArray();

    public static byte[] SFlow() => new BlockFile().Add(
        From(new SFlowMessage()
            .Flow(512, 1, SFlowMessage.Header(1, 1_518, PcapFile.Ethernet(TestPackets.Tcp(Server, 40_000, Web, 443, 0x18, 200), 100)))
            .Sample(2, w => w.U32(1).U32(3).U32(0))
            .Expanded(256, 1, SFlowMessage.Header(1, 120, PcapFile.Ethernet(TestPackets.Udp6("2001:db8::1", 5353, "2001:db8::53", 53, new byte[40], extensions: 1))))
            .Flow(100, 1, SFlowMessage.Header(11, 28, TestPackets.Icmp(Client, Server, 8, 0)))
            .Flow(100, 3, Wire.Of(w => w.U32(1_000).U32(17).Ip(Client).Ip(Server).U32(1000).U32(53).U32(0).U32(0)))
            .Flow(100, 1, SFlowMessage.Header(1, 60, [.. PcapFile.Ethernet(TestPackets.Icmp(Client, Server, 8, 0))[..12], 0x08, 0x06, 0, 1]))
            .Sample(5, w => w.U32(1)).ToArray(), port: 6343)).ToArray();

    public static byte[] Domains() => new BlockFile().Add(
        // The same number means something else for another domain, another port and another router; and versions do not mix.
        From(TemplateMessage.Ipfix(Seconds, 1).Template(256, Milliseconds).Set(256, w => Record(w, 1)).ToArray()),
        From(TemplateMessage.Ipfix(Seconds, 2).Template(256, (12, 4), (8, 4), (4, 1), (1, 4), (150, 4), (151, 4)).Set(256, w => w.Ip(Web).Ip(Client).U8(6).U32(22).U32(Seconds - 1).U32(Seconds)).ToArray()),
        From(TemplateMessage.Ipfix(Seconds, 1).Template(256, (8, 4), (12, 4), (4, 1), (1, 4)).Set(256, w => w.Ip(Client).Ip(Web).U8(17).U32(33)).ToArray(), port: 40_002),
        From(TemplateMessage.Ipfix(Seconds, 1).Set(256, w => Record(w, 2)).ToArray(), Other),
        From(TemplateMessage.V9(Seconds, 5000, 1).Template(256, V4).Set(256, w => V9Record(w, 7, 1000, 2000)).ToArray()),
        From(NetFlow5Message.Of(Seconds, 5000, 0, [NetFlow5Message.Record(Server, 1, Web, 2, 17, 0, 1, 44, 1000, 2000)])),
        From(TemplateMessage.Ipfix(Seconds + 1, 1).Template(256, Milliseconds).Set(256, w => Record(w, 3)).ToArray(), Other),

        // A template is withdrawn and comes back as something else.
        From(TemplateMessage.Ipfix(Seconds + 2, 1).Withdraw(256).ToArray()),
        From(TemplateMessage.Ipfix(Seconds + 3, 1).Set(256, w => w.Ip(Client).Ip(Server).U8(50).U32(55)).ToArray()),
        From(TemplateMessage.Ipfix(Seconds + 4, 1).Template(256, (8, 4), (12, 4), (4, 1), (1, 4)).ToArray()),

        // The router starts anew: what its old templates said is no longer so.
        From(TemplateMessage.V9(Seconds + 600, 9000, 1).Set(256, w => w.Ip(Client).Ip(Server).U8(50).U32(66)).ToArray(), time: Time + 600_000),
        From(TemplateMessage.V9(Seconds + 601, 10_000, 1).Template(256, (8, 4), (12, 4), (4, 1), (1, 4)).ToArray(), time: Time + 601_000)).ToArray();

    public static byte[] Errors()
    {
        var good = From(TemplateMessage.Ipfix(Seconds, 1).Template(256, Milliseconds).Set(256, w => Record(w, 1)).ToArray());
        var file = new BlockFile().Add(good);
        file.Block([1, 2, 3]).Block(good.ToRecord(), length: 70_000).Block(good.ToRecord(), sum: 1).Raw(9, 9, 9, 0xC5, 9);
        file.Add(
            From([1, 2, 3]),
            From("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray()),
            From(NetFlow5Message.Of(Seconds, 5000, 0, [NetFlow5Message.Record(Server, 1, Web, 2, 17, 0, 1, 44, 1000, 2000)], count: 2)),
            From(NetFlow5Message.Of(Seconds, 5000, 0, [NetFlow5Message.Record(Server, 1, Web, 2, 17, 0, 1, 44, 1000, 2000)], count: 0)),
            From(NetFlow5Message.Of(Seconds, 5000, 0, [])[..20]),
            From(TemplateMessage.Ipfix(Seconds, 1, length: 900).Set(256, w => Record(w, 2)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(256, w => Record(w, 3), length: 60_000).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(256, w => Record(w, 4)).Set(256, w => Record(w, 5), length: 3).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(256, w => w.Ip(Server)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(999, w => w.U32(0)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Template(257, (8, 4), (12, 4), (96, 0xFFFF)).Set(257, w => w.Ip(Server).Ip(Web).U8(255).U16(5000)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(2, w => w.U16(258).U16(4).U16(8).U16(4)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Template(259, (8, 0), (12, 0)).Set(2, w => w.U16(7).U16(1).U16(8).U16(4)).Set(2, w => w.U16(260).U16(60_000).U32(0)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Set(3, w => w.U16(261).U16(1).U16(2).U16(8).U16(4)).ToArray()),
            From(TemplateMessage.Ipfix(Seconds, 1).Template(262, (8, 4), (12, 4), (1, 8), (152, 8), (153, 8))
                .Set(262, w => w.Ip(Server).Ip(Web).U64(ulong.MaxValue).U64(Time).U64(Time).Ip(Server).Ip(Web).U64(1).U64(Time).U64(ulong.MaxValue).Ip(Server).Ip(Web).U64(1).U64(Time).U64(Time + 200_000_000)).ToArray()),
            From(TemplateMessage.V9(Seconds, 5000).Set(256, w => w.U32(1), length: 2).ToArray()),
            From(TemplateMessage.V9(Seconds, 5000).ToArray()),
            From(new SFlowMessage().Flow(1, 1, SFlowMessage.Header(1, 60, PcapFile.Ethernet(TestPackets.Icmp(Client, Server, 8, 0))), recordLength: 9_000).Sample(1, w => w.U32(1)).ToArray(count: 9)),
            From(new SFlowMessage().Sample(1, w => w.U32(1), length: 5_000).ToArray()));
        return file.Add(good).ToArray();
    }

    public static byte[] Ethernet() => PcapFile.Pcap(1, [
        (Time, PcapFile.Ethernet(Exported(1).ToPacket())),
        (Time + 10, PcapFile.Ethernet(TestPackets.Tcp(Server, 40_000, Web, 443, 2))),
        (Time + 20, PcapFile.Ethernet(From("a query of another kind"u8.ToArray()).ToPacket())),
        (Time + 30, PcapFile.Ethernet(Exported(2).ToPacket())),
    ]);

    public static byte[] Raw() => PcapFile.PcapNg(101, [(Time, Exported(1).ToPacket()), (Time + 1, From(NetFlow5Message.Of(Seconds, 5000, 0, [NetFlow5Message.Record(Server, 1, Web, 2, 17, 0, 1, 44, 1000, 2000)])).ToPacket())]);

    public static byte[] CaptureErrors()
    {
        var fragment = Exported(3).ToPacket();
        fragment[6] = 0x20;
        return PcapFile.Pcap(1, [
            (Time, PcapFile.Ethernet(From(TemplateMessage.Ipfix(Seconds, 1, length: 900).Set(256, w => Record(w, 2)).ToArray()).ToPacket())),
            (Time + 1, PcapFile.Ethernet(fragment)),
            (Time + 2, PcapFile.Ethernet(Exported(4).ToPacket())[..90]),
            (Time + 3, PcapFile.Ethernet(From(TemplateMessage.Ipfix(Seconds, 1).Set(400, w => w.U32(1)).ToArray()).ToPacket())),
        ]);
    }

    private static SentDatagram Exported(int port) => From(TemplateMessage.Ipfix(Seconds, 1).Template(256, Milliseconds).Set(256, w => Record(w, port)).ToArray());

    private static Wire Record(Wire to, int port) => to.Ip(Server).Ip(Web).U16(port).U16(443).U8(6).U16(0x1B).U64(1_500).U64(3).U64(Time - 2000).U64(Time - 1000);

    private static Wire Status(Wire to, int status, int reason) => to.Ip(Server).Ip(Web).U16(1).U16(22).U8(6).U32(60).U32(1).U32(99_000).U32(99_500).U8(status).U8(reason);
}
