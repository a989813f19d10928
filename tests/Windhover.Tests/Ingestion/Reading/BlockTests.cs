using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Testing.Flows;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

/// <summary>Blocks of datagrams and captures: what lies costs itself, and nothing depends on how the bytes arrive.</summary>
public sealed class BlockTests
{
    private static readonly SentDatagram One = new(5, "192.0.2.1", 1, 2, [1, 2, 3]), Two = new(6, "2001:db8::1", 3, 4, [4, 5]);

    private static readonly byte[][] Pieces =
    [
        [], [0xC5], [0xC5, 0x42, 0x4C], [0xC5, 0x42, 0x4C, 0x4B], [0xC5, 0x42, 0x4C, 0x4B, 28, 0, 0, 0], [1, 2, 3], Tail(new BlockFile().Add(One)), Tail(new BlockFile().Add(Two)),
        Tail(new BlockFile().Block(One.ToRecord(), sum: 1)), Tail(new BlockFile().Block(One.ToRecord(), length: 60)), Tail(new BlockFile().Block(One.ToRecord(), length: uint.MaxValue)),
        Tail(new BlockFile().Add(new SentDatagram(7, "192.0.2.7", 1, 2, Tail(new BlockFile().Add(Two))))), Tail(new BlockFile().Block([1])), "WHBLK1\r\n"u8.ToArray(),
    ];

    private static readonly Arbitrary<byte[]> Files = Gen.Elements(Pieces).ListOf().Select(p => (byte[])[.. BlockFile.FileMark, .. p.SelectMany(b => b)]).ToArbitrary();

    private static readonly Arbitrary<int[]> Sizes = Gen.Choose(1, 90).ArrayOf().Where(s => s.Length > 0).ToArbitrary();

    [Fact]
    public void AnyCuttingOfBlocksGivesTheSameRecords() => Prop.ForAll(Files, Sizes, SameHoweverItArrives(Framing.Blocks)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261122, 11));

    [Fact]
    public void AnyCuttingOfACaptureGivesTheSameRecords()
    {
        byte[][] files = [.. Captures().Select(c => c.File)];
        var broken = from file in Gen.Elements(files) from at in Gen.Choose(0, file.Length - 1) from value in Gen.Choose(0, 255) from length in Gen.Choose(at, file.Length) select Broken(file, at, (byte)value, length);
        Prop.ForAll(broken.ToArbitrary(), Sizes, SameHoweverItArrives(Framing.Capture)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261123, 11));
    }

    [Fact]
    public void EveryByteOfBlocksIsARecordOrSaidToBeNone() => Prop.ForAll(Files, file =>
    {
        var end = BlockFile.FileMark.Length;
        foreach (var one in All(file, Framing.Blocks))
        {
            // A record stands behind the twelve bytes of its block's head.
            one.Offset.ShouldBe(end + (one.What == "record" ? 12 : 0));
            end = (int)one.Offset + one.Length;
        }

        end.ShouldBe(file.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261124, 11));

    [Fact]
    public void WhatLiesCostsItselfOnly()
    {
        var file = new BlockFile().Add(One).Block(One.ToRecord(), sum: 7).Add(Two).Block(One.ToRecord(), length: 70_000).Raw(1, 2).Add(One).Block([1, 2]).Add(Two).ToArray();
        var all = All(file, Framing.Blocks);
        all.Where(a => a.What == "record").Select(a => a.Text).ShouldBe([Text(One), Text(Two), Text(One), Text(Two)]);
        all.Where(a => a.What == "rejected").Select(a => a.Text).ShouldBe(["the check sum of a block does not match", "the length of a block lies", "the length of a block lies"]);
    }

    [Fact]
    public void ABlockInsideAPayloadIsNoBlockEvenWhenTheOuterSumLies()
    {
        var outer = new SentDatagram(7, "192.0.2.7", 1, 2, Tail(new BlockFile().Add(Two)));
        var all = All(new BlockFile().Block(outer.ToRecord(), sum: 7).Add(One).ToArray(), Framing.Blocks);
        all.Select(a => a.What).ShouldBe(["rejected", "record"]);
        all[1].Text.ShouldBe(Text(One));
    }

    [Fact]
    public void ABlockThatWasCutOffDoesNotHideThoseBehindIt()
    {
        var cut = Tail(new BlockFile().Add(new SentDatagram(1, "192.0.2.1", 1, 2, new byte[5000])))[..100];
        var all = All(new BlockFile().Raw(cut).Add(One).ToArray(), Framing.Blocks);
        all.Select(a => a.Text).ShouldBe(["record is cut short", Text(One)]);
    }

    [Fact]
    public void ABlockThatIsStillBeingWrittenIsReadWhenItIsThere()
    {
        var whole = new BlockFile().Add(One).Add(Two).ToArray();
        using var first = Open(new MemoryStream(whole[..^3]), Framing.Blocks, null);
        var seen = new List<Seen>();
        Next(first, 10, seen).ShouldBeFalse();
        seen.Select(s => s.Text).ShouldBe([Text(One), "record is cut short"]);
        All(Open(new MemoryStream(whole), Framing.Blocks, first.Position)).Select(s => s.Text).ShouldBe([Text(Two)]);
    }

    public static TheoryData<string> CaptureNames => [.. Captures().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(CaptureNames))]
    public void ACaptureGivesItsDatagrams(string name)
    {
        var all = All(Captures().Single(c => c.Name == name).File, Framing.Capture);
        all.Where(a => a.What == "record").Select(a => a.Text).ShouldBe([Text(One with { Time = 1_700_000_000_123 })]);
        all.Where(a => a.What == "ignored").Select(a => a.Text).ShouldContain("not UDP");
        all.ShouldNotContain(a => a.What == "rejected");
    }

    [Fact]
    public void BehindALyingLengthOfACaptureNothingIsReadAndThatIsSaid()
    {
        var file = Captures()[0].File;
        var lying = file.ToArray();
        lying[24 + 8 + 3] = 0x7F;
        All(lying, Framing.Capture).Where(a => a.What != "ignored").Select(a => (a.Text, a.Offset, a.Length)).ShouldBe([("the length of a captured packet lies; the rest is not read", 24, file.Length - 24)]);
    }

    private static List<(string Name, byte[] File)> Captures()
    {
        (long, byte[])[] Packets(Func<byte[], byte[]> link) => [(1_700_000_000_123, link(One.ToPacket())), (1_700_000_000_124, link(TestPackets.Tcp("192.0.2.1", 1, "192.0.2.2", 2, 2)))];
        byte[] Cooked(byte[] packet) => [0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0, .. packet];
        byte[] Cooked2(byte[] packet) => [8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, .. packet];
        return
        [
            ("ethernet", PcapFile.Pcap(1, Packets(p => PcapFile.Ethernet(p)))), ("two tags", PcapFile.Pcap(1, Packets(p => PcapFile.Ethernet(p, 5, 6)))),
            ("big-endian", PcapFile.Pcap(1, Packets(p => PcapFile.Ethernet(p)), isBigEndian: true)), ("nanoseconds", PcapFile.Pcap(101, Packets(p => p), isNanos: true)),
            ("big-endian nanoseconds", PcapFile.Pcap(228, Packets(p => p), isBigEndian: true, isNanos: true)), ("cooked", PcapFile.Pcap(113, Packets(Cooked))), ("cooked 2", PcapFile.Pcap(276, Packets(Cooked2))),
            ("loopback", PcapFile.Pcap(0, Packets(p => [2, 0, 0, 0, .. p]))), ("pcapng", PcapFile.PcapNg(1, Packets(p => PcapFile.Ethernet(p)))),
        ];
    }

    private static Action<byte[], int[]> SameHoweverItArrives(Framing framing) => (bytes, sizes) =>
    {
        var whole = All(bytes, framing);
        All(Open(new ChoppyStream(bytes, sizes), framing, null), 1 + (sizes[0] % 3)).ShouldBe(whole);
        All(Open(new ChoppyStream(TestLog.Gzip(bytes), sizes), framing, null), sizes[0]).ShouldBe(whole);
        var seen = new List<Seen>();
        LogFilePosition? position = null;
        for (var more = true; more;)
        {
            using var file = Open(new ChoppyStream(bytes, sizes), framing, position);
            more = Next(file, 1 + (sizes[^1] % 4), seen);
            position = file.Position;
        }

        seen.ShouldBe(whole);
    };

    private static byte[] Broken(byte[] file, int at, byte value, int length)
    {
        var broken = file.ToArray();
        broken[at] = value;
        return broken[..Math.Max(1, length)];
    }

    private static byte[] Tail(BlockFile file) => file.ToArray()[BlockFile.FileMark.Length..];

    private static string Text(SentDatagram datagram) => Convert.ToHexString(datagram.ToRecord()[..26]) + Convert.ToHexString(datagram.Payload);

    private static List<Seen> All(byte[] file, Framing framing) => All(Open(new MemoryStream(file), framing, null));

    private static List<Seen> All(LogFile file, int maxRecords = 1000)
    {
        using (file)
        {
            var seen = new List<Seen>();
            while (Next(file, maxRecords, seen))
            {
            }

            return seen;
        }
    }

    private static bool Next(LogFile file, int maxRecords, List<Seen> seen)
    {
        var buffer = new EventBuffer(new SymbolTable());
        var more = file.Read(buffer, maxRecords);
        var batch = buffer.Ignored.Select(n => n.Reason.StartsWith('=') ? new Seen("record", n.Reason[1..], 0, n.Record.Offset, n.Record.Length) : new Seen("ignored", n.Reason, 0, n.Record.Offset, n.Record.Length))
            .Concat(buffer.Rejected.Select(n => new Seen("rejected", n.Reason, 0, n.Record.Offset, n.Record.Length)));
        seen.AddRange(batch.OrderBy(s => s.Offset).ThenBy(s => s.Length == 0));
        return more;
    }

    private static LogFile Open(Stream stream, Framing framing, LogFilePosition? resume)
        => LogFile.Over(stream, TestLog.File, 7, new SourceCatalogue([new HexSource(framing)]), new(), _ => new HashSet<string>(), new ReadLimits(), resume);

    /// <summary>Says each record as an ignored one, in hexadecimal digits, without the port of arrival.</summary>
    private sealed class HexSource(Framing framing) : ILogSource
    {
        public SourceDescriptor Descriptor { get; } = new() { Name = "test.hex", Title = "", FormatPage = "", Classes = [], Framing = framing };

        public int Recognise(ReadOnlySpan<byte> head) => 1;

        public IRecordReader CreateReader(ReaderContext context) => new Reader();

        private sealed class Reader : IRecordReader
        {
            public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output) => output.Ignore(at, "=" + Convert.ToHexString(record[..26]) + Convert.ToHexString(record[28..]));
        }
    }
}
