using Windhover.Testing.Flows;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>What the binary samples of the flow sources hold; <c>FlowSampleFilesTests</c> keeps the files the same.</summary>
internal static partial class FlowSamples
{
    public const long Seconds = 1_700_000_000;
    public const long Time = Seconds * 1000 + 250;
    public const string Router = "198.51.100.1", Other = "198.51.100.2", Web = "203.0.113.80", Client = "192.0.2.10", Server = "10.1.0.5";

    private static readonly (int, int)[] V4 = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (6, 1), (1, 4), (2, 4), (22, 4), (21, 4)];

    private static readonly (int, int)[] Milliseconds = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (6, 2), (1, 8), (2, 8), (152, 8), (153, 8)];

    /// <summary>The files of the source of blocks, by name.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Blocks { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["v5"] = V5, ["v9"] = V9, ["ipfix"] = Ipfix, ["firewall"] = Firewall, ["sflow"] = SFlow, ["domains"] = Domains, ["errors"] = Errors,
    };

    /// <summary>The files of the source of captures, by name.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Captures { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["ethernet"] = Ethernet, ["raw"] = Raw, ["errors"] = CaptureErrors,
    };

    public static SentDatagram From(byte[] payload, string router = Router, int port = 40_001, long time = Time) => new(time, router, port, 2055, payload);

    public static byte[] V5() => new BlockFile().Add(
        From(NetFlow5Message.Of(Seconds, 3_600_000, 0, [
            NetFlow5Message.Record(Server, 51_000, Web, 443, 6, 0x1B, 12, 9_000, 3_590_000, 3_599_500),
            NetFlow5Message.Record(Server, 5353, "192.0.2.53", 53, 17, 0, 1, 71, 3_599_000, 3_599_000),
            NetFlow5Message.Record(Client, 0, Server, 0x0800, 1, 0, 4, 336, 3_595_000, 3_598_000),
        ], nanoseconds: 125_000_000)),

        // One of a hundred packets is counted; the counter of milliseconds ran over between the flow and the datagram.
        From(NetFlow5Message.Of(Seconds, 1_000, 0x4000 | 100, [NetFlow5Message.Record(Server, 51_001, Web, 80, 6, 0x02, 3, 180, uint.MaxValue - 999, 500)])),
        From(NetFlow5Message.Of(Seconds, 1_000, 0, []))).ToArray();

    public static byte[] V9() => new BlockFile().Add(
        // Data before its template, read when the template comes.
        From(TemplateMessage.V9(Seconds, 100_000, 7).Set(260, w => V9Record(w, 40_000, 90_000, 99_000)).ToArray()),
        From(TemplateMessage.V9(Seconds, 101_000, 7).Template(260, V4)
            .Template(261, (27, 16), (28, 16), (7, 2), (11, 2), (4, 1), (1, 8), (2, 8), (139, 2), (150, 4), (151, 4), (61, 1)).ToArray()),
        From(TemplateMessage.V9(Seconds + 1, 101_000, 7)
            .Set(261, w => w.Ip("2001:db8::1").Ip("2001:db8::2").U16(0).U16(0).U8(58).U64(104).U64(1).U16(0x8700).U32(Seconds - 2).U32(Seconds).U8(1)).ToArray()),

        // Sampling by options: for all, for one sampler, for one interface.
        From(TemplateMessage.V9(Seconds + 2, 102_000, 7)
            .Options(300, [(1, 4)], [(34, 4), (35, 1)]).Options(301, [(1, 4)], [(48, 1), (50, 4)]).Options(302, [(2, 4)], [(34, 4)])
            .Set(300, w => w.U32(0).U32(10).U8(1)).Set(301, w => w.U32(0).U8(3).U32(1000)).Set(302, w => w.U32(99).U32(50)).ToArray()),
        From(TemplateMessage.V9(Seconds + 3, 103_000, 7)
            .Template(262, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (1, 4), (2, 4), (22, 4), (21, 4), (48, 1))
            .Template(263, (8, 4), (12, 4), (10, 2), (23, 4), (24, 4), (22, 4), (21, 4))
            .Set(260, w => V9Record(w, 40_001, 101_000, 102_000))
            .Set(262, w => w.Ip(Server).Ip(Web).U16(40_002).U16(443).U8(17).U32(1_350).U32(1).U32(102_500).U32(102_500).U8(3))
            .Set(263, w => w.Ip(Server).Ip(Web).U16(99).U32(100).U32(2).U32(102_000).U32(103_000).Ip(Server).Ip(Web).U16(98).U32(100).U32(2).U32(102_000).U32(103_000)).ToArray())).ToArray();

    public static byte[] Ipfix() => new BlockFile().Add(
        From(TemplateMessage.Ipfix(Seconds, 1)
            .Template(256, (8, 4, 0), (12, 4, 0), (7, 2, 0), (11, 2, 0), (4, 1, 0), (6, 2, 0), (1, 8, 0), (2, 8, 0), (1, 8, 29_305), (2, 8, 29_305), (6, 2, 29_305), (152, 8, 0), (153, 8, 0), (239, 1, 0), (136, 1, 0))
            .Set(256, w => Biflow(Biflow(w, 1), 2)).ToArray()),

        // Text of variable length, its long form, elements of enterprises, numbers shorter than they could be.
        From(TemplateMessage.Ipfix(Seconds + 1, 1)
            .Template(257, (8, 4, 0), (12, 4, 0), (96, 0xFFFF, 0), (100, 0xFFFF, 6871), (7, 2, 0), (11, 2, 0), (4, 1, 0), (1, 3, 0), (2, 0xFFFF, 0), (154, 8, 0), (155, 8, 0), (77, 4, 9))
            .Set(257, w => Named(Named(w, "ssh", 40_010, isLong: false), "ldap", 40_011, isLong: true)).ToArray()),

        // Names of applications by options, the start of the system by options, sampling by fields and by options.
        From(TemplateMessage.Ipfix(Seconds + 2, 1)
            .Options(270, [(95, 4)], [(96, 16)]).Options(271, [(144, 4)], [(160, 8), (305, 4), (306, 4)])
            .Set(270, w => w.U32(0x0300_0050).Text("http", 16).U32(0x0D00_01C5).Text("ssl", 16))
            .Set(271, w => w.U32(1).U64((Seconds - 5000) * 1000).U32(1).U32(3))
            .Template(258, (8, 4), (12, 4), (4, 1), (180, 2), (181, 2), (1, 4), (2, 4), (22, 4), (21, 4), (95, 4))
            .Template(259, (27, 16), (28, 16), (4, 1), (182, 2), (183, 2), (85, 8), (86, 8), (156, 8), (162, 4), (309, 4), (310, 4))
            .Set(258, w => w.Ip(Server).Ip(Web).U8(17).U16(40_020).U16(443).U32(600).U32(3).U32(4_990_000).U32(4_999_000).U32(0x0D00_01C5)
                .Ip(Server).Ip(Web).U8(17).U16(40_021).U16(5000).U32(100).U32(1).U32(4_990_000).U32(4_999_500).U32(0x0500_0007))
            .Set(259, w => w.Ip("2001:db8::5").Ip("2001:db8:1::80").U8(6).U16(40_022).U16(443).U64(1_000).U64(10).U64(Wire.Ntp(Time - 3000)).U32(2_000_000).U32(2).U32(7)).ToArray()),

        // Deltas to the export, and records that are no flows.
        From(TemplateMessage.Ipfix(Seconds + 3, 1)
            .Template(260, (8, 4), (12, 4), (4, 1), (176, 1), (177, 1), (1, 4), (2, 4), (158, 4), (159, 4))
            .Template(261, (56, 6), (80, 6), (1, 4))
            .Set(260, w => w.Ip(Client).Ip(Server).U8(1).U8(3).U8(1).U32(56).U32(1).U32(1_500_000).U32(500_000))
            .Set(261, w => w.Raw(1, 2, 3, 4, 5, 6).Raw(1, 2, 3, 4, 5, 7).U32(60)).Set(5, w => w.U32(0)).ToArray())).ToArray();

    private static Wire V9Record(Wire to, int port, uint first, uint last) => to
        .Ip(Server).Ip(Web).U16(port).U16(443).U8(6).U8(0x1B).U32(5_000).U32(10).U32(first).U32(last);

    private static Wire Biflow(Wire to, int direction) => to
        .Ip(Server).Ip(Web).U16(40_000 + direction).U16(443).U8(6).U16(0x0002).U64(700).U64(7).U64(90_000).U64(70).U16(0x0112).U64(Time - 9000).U64(Time - 1000).U8(direction).U8(3);

    private static Wire Named(Wire to, string name, int port, bool isLong) => to
        .Ip(Client).Ip(Server).Variable(System.Text.Encoding.ASCII.GetBytes(name), isLong).Variable(new byte[isLong ? 300 : 2]).U16(port).U16(22).U8(6)
        .Raw(1, 0, 0).Variable([2, 1]).U64(Wire.Ntp(Time - 2000)).U64(Wire.Ntp(Time)).U32(0);
}
