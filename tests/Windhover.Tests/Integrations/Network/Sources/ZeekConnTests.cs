using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.ZeekConn;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Sources;

public class ZeekConnTests
{
    private const string Header =
        "#separator \\x09\n#unset_field\t-\n#path\tconn\n"
        + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tconn_state";

    private const string Line = "1772442003.599871\tCHd4kx2rFa1pQwz8n1\t10.30.0.11\t50814\t10.30.0.2\t53\tudp\tdns\t0.5\t34\tSF";

    private readonly ZeekConnSource source = new();
    private readonly EventBuffer output = new(new SymbolTable());
    private readonly IRecordReader reader;

    public ZeekConnTests() => reader = source.CreateReader(new ReaderContext { Symbols = output.Symbols });

    [Fact]
    public void AReaderRestoredBeforeAnyLineGoesOnAsIfItHadReadTheWholeFile()
    {
        foreach (var sample in SourceSamples.Of(source))
        {
            var bytes = sample.Bytes();
            var whole = EventText.Of(sample.Read());
            var symbols = new SymbolTable();
            var all = new EventBuffer(symbols);
            var context = new ReaderContext { Symbols = symbols };
            var current = source.CreateReader(context);
            foreach (var range in SampleRecords.Of(source.Descriptor, bytes))
            {
                var state = current.SaveState();
                current = source.CreateReader(context);
                if (state is not null) current.RestoreState(state);
                var (offset, length) = range.GetOffsetAndLength(bytes.Length);
                current.Read(bytes.AsSpan(offset, length), new RecordRef(0, length, offset), all);
            }

            EventText.Of(all).ShouldBe(whole, sample.ToString());
        }
    }

    [Fact]
    public void LabelsChangeNothing()
    {
        static string Labelled(string label) => $"{Line}\t{label}\tdetail of {label}";
        Read($"{Header}\tlabel\tdetailed-label\n{Labelled("Malicious")}\n{Labelled("Benign")}\n{Labelled(new string('x', 1 << 20))}");
        output.Network.Length.ShouldBe(3);
        output.Network[1].ShouldBe(output.Network[0]);
        output.Network[2].ShouldBe(output.Network[0]);
    }

    [Theory]
    [InlineData("#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tproto\tconn_state\n")]
    [InlineData("#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.resp_h\tproto\tquery\n")]
    [InlineData("{\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"proto\":\"udp\",\"query\":\"example.com\"}\n")]
    [InlineData("{\"message\":\"{\\\"id.orig_h\\\":\\\"10.0.0.1\\\",\\\"proto\\\":\\\"udp\\\",\\\"conn_state\\\":\\\"SF\\\"}\"}\n")]
    [InlineData("version account-id interface-id srcaddr\n")]
    [InlineData("# a remark\nplain text\n")]
    public void AnotherLogIsNotRecognised(string head) => source.Recognise(Encoding.UTF8.GetBytes(head)).ShouldBe(0);

    [Theory]
    [InlineData(Header + "\n" + Line)]
    [InlineData("#separator \\x09\r\n#path\tconn\r\n")]
    [InlineData("ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\n")]
    [InlineData("\n{\"ts\":1.5,\"id\":{\"orig_h\":\"10.0.0.1\"},\"proto\":\"udp\",\"conn_state\":\"SF\"}")]
    public void AConnectionLogIsRecognisedInEveryForm(string head) => source.Recognise(Encoding.UTF8.GetBytes(head)).ShouldBeGreaterThan(80);

    [Fact]
    public void TheBareRowOfNamesOfTsvModeIsAHeader()
    {
        Read("ts\tuid\tid.orig_h\tid.resp_h\tproto\tconn_state\n1772442003.5\tC1\t10.30.0.11\t10.30.0.2\ttcp\tSF");
        output.Network.Length.ShouldBe(1);
        output.Ignored.ShouldHaveSingleItem().Reason.ShouldBe("header");
    }

    [Fact]
    public void LinesBeforeAnyHeaderAreRejected()
    {
        Read(Line);
        output.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("record: no #fields header before it");
    }

    [Theory]
    [InlineData("\"2026-03-02T09:00:03\"", 1772442003000)]
    [InlineData("\"2026-03-02T09:00:03.599871Z\"", 1772442003599)]
    [InlineData("\"2026-03-02T04:00:03.599-05:00\"", 1772442003599)]
    [InlineData("1772442003.9999999", 1772442003999)]
    [InlineData("1772442003599", 1772442003599)]
    [InlineData("\"1772442003.599\"", 1772442003599)]
    [InlineData("0", 0)]
    public void ATimeIsReadInEveryFormThatZeekWrites(string ts, long expected)
    {
        Read($$"""{"ts":{{ts}},"id.orig_h":"10.0.0.1","id.resp_h":"10.0.0.2","proto":"tcp","conn_state":"SF"}""");
        output.Network[0].StartTime.ShouldBe(expected);
        output.Network[0].EndTime.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"2026-13-02T09:00:03Z\"")]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    [InlineData("1772442003.5x")]
    [InlineData("true")]
    public void ATimeThatIsNoneIsRejected(string ts)
    {
        var quoted = ts.EndsWith('x') ? $"\"{ts}\"" : ts;
        Read($$"""{"ts":{{quoted}},"id.orig_h":"10.0.0.1","id.resp_h":"10.0.0.2","proto":"tcp","conn_state":"SF"}""");
        output.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("ts: not a time");
    }

    [Fact]
    public void EscapedJsonIsReadAsWhatItMeans()
    {
        Read("""{"ts":1772442003.5,"id.orig_h":"10.0.0\u002e1","id.resp_h":"10.0.0.2","proto":"t\u0063p","service":"\ud800","conn_state":"S\u0046"}""");
        var flow = output.Network[0];
        flow.Source.ToString().ShouldBe("10.0.0.1");
        flow.Protocol.ShouldBe((byte)6);
        flow.Disposition.ShouldBe(Disposition.Allowed);
    }

    [Fact]
    public void NoiseIsCountedAndNeverThrown()
    {
        var random = new Random(5);
        foreach (var sample in SourceSamples.Of(source))
        {
            var good = sample.Bytes();
            for (var round = 0; round < 200; round++)
            {
                var bytes = (byte[])good.Clone();
                for (var i = random.Next(1, 40); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var records = SampleRecords.Of(source.Descriptor, bytes).Count();
                var read = SourceSample.Read(source, bytes, []);
                (read.EventCount + read.Ignored.Count + read.Rejected.Count).ShouldBe(records);
            }
        }
    }

    [Fact]
    public void AFieldOfAMegabyteIsRejectedByItsName()
    {
        var field = new string('7', 1 << 20);
        Read(Header);
        Read(Line.Replace("10.30.0.11", field, StringComparison.Ordinal));
        Read(Line.Replace("50814", field, StringComparison.Ordinal));
        Read(field);
        Read("{\"" + field);
        output.Rejected.Select(r => r.Reason).ShouldBe(
            ["id.orig_h: not an address", "id.orig_p: not a port", "record: too few fields", "record: broken JSON"]);
    }

    [Fact]
    public void AHeaderOfAMegabyteDoesNotBecomeColumns()
    {
        Read($"{Header}\n#fields\t{string.Join('\t', Enumerable.Repeat("ts", 400_000))}\n{Line}");
        output.Ignored.Count.ShouldBe(5);
        output.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("record: no #fields header before it");
        (reader.SaveState()?.Length ?? 0).ShouldBeLessThan(1 << 17);
    }

    [Fact]
    public void ReadingALineAllocatesNothing()
    {
        Read(Header);
        var line = Encoding.UTF8.GetBytes(Line);
        for (var i = 0; i < 3; i++) ReadAgain();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++) ReadAgain();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        output.Network.Length.ShouldBe(2000);

        void ReadAgain()
        {
            output.Clear();
            for (var i = 0; i < 2000; i++) reader.Read(line, default, output);
        }
    }

    private void Read(string text)
    {
        foreach (var line in text.Split('\n')) reader.Read(Encoding.UTF8.GetBytes(line), default, output);
    }
}
