using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Sources;

/// <summary>What holds for every log of a sensor but the connection log, which has tests of its own.</summary>
public class ZeekLogsTests
{
    private const string DnsHeader = "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\ttrans_id\tquery\tqtype_name\trcode_name\n";
    private const string DnsLine = "1772442003.599871\tC1\t10.30.0.11\t50814\t10.30.0.2\t53\tudp\t7\texample.com\tA\tNOERROR";

    public static TheoryData<string> Names =>
        [.. SourceSamples.Catalogue.All.Select(s => s.Descriptor.Name).Where(n => (n.StartsWith("zeek.", StringComparison.Ordinal) && n != "zeek.conn") || n == "suricata.eve")];

    [Theory]
    [MemberData(nameof(Names))]
    public void NoiseIsCountedAndNeverThrown(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        var random = new Random(11);
        foreach (var sample in SourceSamples.Of(source))
        {
            var good = sample.Bytes();
            for (var round = 0; round < 150; round++)
            {
                var bytes = Mutated(good, random);
                source.Recognise(bytes);
                var output = new EventBuffer(new SymbolTable());
                var reader = source.CreateReader(new ReaderContext { Symbols = output.Symbols });
                var records = 0;
                foreach (var line in bytes.AsSpan().Split((byte)'\n'))
                {
                    reader.Read(bytes.AsSpan(line), default, output);
                    records++;
                }

                (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(records);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AReaderRestoredBeforeAnyRecordGoesOnAsIfItHadReadTheWholeFile(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        foreach (var sample in SourceSamples.Of(source))
        {
            var bytes = sample.Bytes();
            var symbols = new SymbolTable();
            var all = new EventBuffer(symbols);
            foreach (var (range, state) in States(source, bytes))
            {
                var reader = source.CreateReader(new ReaderContext { Symbols = symbols });
                if (state is not null) reader.RestoreState(state);
                var (offset, length) = range.GetOffsetAndLength(bytes.Length);
                reader.Read(bytes.AsSpan(offset, length), new RecordRef(0, length, offset), all);
            }

            EventText.Of(all).ShouldBe(EventText.Of(SourceSample.Read(source, bytes, [])), sample.ToString());
        }
    }

    [Theory]
    [InlineData("#separator \\x09\n#path\tdns\n#fields\tts\tuid\n", "zeek.dns")]
    [InlineData("ts\tuid\tid.orig_h\tid.orig_p\tresumed\testablished\n", "zeek.ssl")]
    [InlineData("{\"_path\":\"http\",\"ts\":1.5,\"id\":{\"orig_h\":\"10.0.0.1\"},\"trans_depth\":1,\"request_body_len\":0,\"tags\":[]}\n", "zeek.http")]
    [InlineData("{\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"auth_attempts\":0}\n", "zeek.ssh")]
    [InlineData("#separator \\x09\n#path\tquic\n#fields\tts\tuid\n", "zeek.other")]
    [InlineData("{\"_path\":\"stats\",\"ts\":1.5}\n", "zeek.other")]
    [InlineData("#separator \\x09\n#path\tnot_a_log_of_zeek\n#fields\tts\tuid\n", null)]
    [InlineData("{\"_path\":\"conn\",\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"auth_attempts\":0}\n", null)]
    [InlineData("{\"message\":\"{\\\"ts\\\":1.5,\\\"uid\\\":1,\\\"id.orig_h\\\":1,\\\"auth_attempts\\\":0}\"}\n", null)]
    [InlineData("{\"timestamp\":\"2026-03-02T09:00:00Z\",\"event_type\":\"dns\",\"src_ip\":\"10.0.0.1\",\"dest_ip\":\"10.0.0.2\",\"proto\":\"UDP\"}\n", "suricata.eve")]
    [InlineData("{\"timestamp\":\"2026-03-02T09:00:00Z\",\"event_type\":\"login\",\"user\":\"alice\"}\n", null)]
    public void ALogIsKnownByItsPathOrItsOwnFields(string head, string? name) =>
        SourceSamples.Catalogue.Recognise(Encoding.UTF8.GetBytes(head))?.Descriptor.Name.ShouldBe(name);

    [Fact]
    public void TextAndJsonGiveTheSameEventAndTheSameId()
    {
        const string json = """{"ts":1772442003.599871,"uid":"C1","id.orig_h":"10.30.0.11","id.orig_p":50814,"id.resp_h":"10.30.0.2","id.resp_p":53,"proto":"udp","trans_id":7,"query":"example.com","qtype_name":"A","rcode_name":"NOERROR"}""";
        var read = Read("zeek.dns", DnsHeader + DnsLine + "\n" + json + "\n");
        read.Actors.Length.ShouldBe(2);
        read.Actors[0].Id.IsNone.ShouldBeFalse();
        (read.Actors[1] with { Record = read.Actors[0].Record, Attributes = read.Actors[0].Attributes }).ShouldBe(read.Actors[0]);
    }

    [Fact]
    public void QueriesOfOneConnectionHaveIdsOfTheirOwn()
    {
        var read = Read("zeek.dns", DnsHeader + DnsLine + "\n" + DnsLine.Replace("\tA\t", "\tAAAA\t", StringComparison.Ordinal) + "\n" + DnsLine.Replace("\t7\t", "\t8\t", StringComparison.Ordinal) + "\n");
        read.Actors.ToArray().Select(a => a.Id).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("Example.COM.", "example.com")]
    [InlineData("example.com:8443", "example.com")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("[2001:DB8::1]:80", "[2001:db8::1]")]
    [InlineData("a:b", "a:b")]
    [InlineData(".", "")]
    public void ANameIsInLowerCaseWithoutDotAndPort(string query, string resource)
    {
        var read = Read("zeek.dns", DnsHeader + DnsLine.Replace("example.com", query, StringComparison.Ordinal) + "\n");
        read.Symbols.Text(read.Actors[0].Resource).ShouldBe(resource);
    }

    [Fact]
    public void ReadingALineAllocatesNothing()
    {
        var output = new EventBuffer(new SymbolTable());
        var reader = SourceSamples.Catalogue.Find("zeek.dns")!.CreateReader(new ReaderContext { Symbols = output.Symbols });
        foreach (var header in DnsHeader.Split('\n')) reader.Read(Encoding.UTF8.GetBytes(header), default, output);
        var line = Encoding.UTF8.GetBytes(DnsLine);
        for (var i = 0; i < 3; i++) ReadAgain();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAgain();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        output.Actors.Length.ShouldBe(2000);

        void ReadAgain()
        {
            output.Clear();
            for (var i = 0; i < 2000; i++) reader.Read(line, default, output);
        }
    }

    private static EventBuffer Read(string name, string text) => SourceSample.Read(SourceSamples.Catalogue.Find(name)!, Encoding.UTF8.GetBytes(text), []);

    private static List<(Range Record, byte[]? State)> States(ILogSource source, byte[] bytes)
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = source.CreateReader(new ReaderContext { Symbols = symbols });
        var states = new List<(Range, byte[]?)>();
        foreach (var range in SampleRecords.Of(source.Descriptor, bytes))
        {
            states.Add((range, reader.SaveState()));
            reader.Read(bytes.AsSpan(range), default, output);
        }

        return states;
    }

    // Bytes are changed, a stretch is cut out, or one is repeated.
    private static byte[] Mutated(byte[] good, Random random)
    {
        var bytes = (byte[])good.Clone();
        for (var i = random.Next(1, 30); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var (start, length) = (random.Next(bytes.Length), random.Next(60));
        length = Math.Min(length, bytes.Length - start);
        return random.Next(3) switch
        {
            0 => bytes,
            1 => [.. bytes[..start], .. bytes[(start + length)..]],
            _ => [.. bytes[..(start + length)], .. bytes[start..]],
        };
    }
}
