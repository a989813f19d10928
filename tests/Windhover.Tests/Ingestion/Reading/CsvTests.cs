using System.Text;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class CsvTests
{
    private const string NotClosed = "rejected: a quoted field is not closed";

    [Fact]
    public void RecordsEndWithLfOrCrLfAndTheLastWithNeither() => Csv("a,b\n1,\"x\"\r\n\r\n\n3,\ny,\"z\"").ShouldBe(
    [
        new Seen("event", "a,b", 1, 0, 3),
        new Seen("event", "1,\"x\"", 2, 4, 5),
        new Seen("ignored", "empty line", 0, 11, 0),
        new Seen("ignored", "empty line", 0, 13, 0),
        new Seen("event", "3,", 3, 14, 2),
        new Seen("event", "y,\"z\"", 4, 17, 5),
    ]);

    [Theory]
    [InlineData("1,\"two\nlines\",z\nnext", "1,\"two\nlines\",z|next")]
    [InlineData("\"at\r\nthe\r\nbeginning\",z\r\nnext", "\"at\r\nthe\r\nbeginning\",z|next")]
    [InlineData("a,\"at the\nend\"", "a,\"at the\nend\"")]
    [InlineData("a,\"doubled \"\"\n\"\" inside\"\nnext", "a,\"doubled \"\"\n\"\" inside\"|next")]
    [InlineData("a,\"\"\"\n\"\"\"\nnext", "a,\"\"\"\n\"\"\"|next")]
    [InlineData("a;\"two\nlines\"\nnext", "a;\"two\nlines\"|next")]
    [InlineData("a\t\"two\nlines\"\nnext", "a\t\"two\nlines\"|next")]
    [InlineData("a,\"\"\n\"\",b\nnext", "a,\"\"|\"\",b|next")]
    public void AQuotedFieldMayHoldLineEnds(string text, string records) => Told(text).ShouldBe(records.Split('|').Select(r => "event: " + r));

    [Theory]
    [InlineData("5'10\",tall\nnext")]
    [InlineData("a\"\",b\nnext")]
    [InlineData("a\"\"\"b,c\nnext")]
    [InlineData("\"a\"x\"\",b\nnext")]
    public void AQuoteInsideAnUnquotedFieldOpensNothing(string text) => Told(text).ShouldBe(text.Split('\n').Select(r => "event: " + r));

    [Theory]
    [InlineData("one\n2,\"open\nthree\nfour\n")]
    [InlineData("one\n2,\"open\r\nthree\nfour")]
    [InlineData("one\n2,\"open\nthree\n\"four\n")]
    public void AQuoteThatIsNotClosedCostsItsOwnLineOnly(string text)
    {
        var told = Told(text);
        told[0].ShouldBe("event: one");
        if (text.EndsWith("\"four\n", StringComparison.Ordinal)) told.Skip(1).ShouldBe(["event: 2,\"open\nthree\n\"four"]);
        else told.Skip(1).ShouldBe([NotClosed, "event: three", "event: four"]);
    }

    [Fact]
    public void ALastLineWithAnOpenQuoteIsRejected()
        => Csv("one\n2,\"open").ShouldBe([new Seen("event", "one", 1, 0, 3), new Seen("rejected", "a quoted field is not closed", 0, 4, 7)]);

    [Fact]
    public void MultiLineRecordsBehindAnOpenQuoteAreFoundAgain()
        => Told("1,\"open\n" + string.Concat(Enumerable.Repeat("\"\"\n", 12)) + "\"two\nlines\"\nlast", longest: 30).ShouldBe(
            [NotClosed, .. Enumerable.Repeat("event: \"\"", 12), "event: \"two\nlines\"", "event: last"]);

    [Fact]
    public void ARecordOfTheLimitIsReadAndOneByteMoreIsNot()
    {
        var seen = Csv("0123456789\r\n01234567890\r\n\"123\n5678\"\r\n\"123\n56789\"\r\n0123456789\n01234567890", 10);
        seen.Select(s => (s.What, s.Length)).ShouldBe([("event", 10), ("rejected", 11), ("event", 10), ("rejected", 4), ("event", 6), ("event", 10), ("rejected", 11)]);
        seen[1].Text.ShouldBe("record is longer than 10 bytes");
        seen[3].Text.ShouldBe("a quoted field is not closed");
    }

    [Fact]
    public void ARecordCutByABrokenArchiveIsReportedWithTheBreak()
    {
        var packed = TestLog.Gzip(TestLog.Utf8("one\n2,\"two\nlines\"\nthree"));
        var seen = TestLog.All(TestLog.Open(new MemoryStream(packed[..^6]), Framing.Csv));
        seen.Events().ShouldBe(["one", "2,\"two\nlines\""]);
        seen.Rejects().ShouldBe(["compressed data ends early"]);
    }

    [Fact]
    public void ManyOpenQuotesDoNotTakeQuadraticTime() => EachLineIsRejected("");

    [Fact]
    public void ManyOpenQuotesBeforeALongLineDoNotTakeQuadraticTime() => EachLineIsRejected("\"," + new string('x', 17 << 20));

    private static void EachLineIsRejected(string behind)
    {
        // Each of these lines opens a field for the next one and closes the field of the one before.
        var text = new StringBuilder();
        for (var i = 0; i < 400_000; i++) text.Append("x\",\",\n");
        text.Append(behind);
        var seen = 0;
        using var file = TestLog.Open(new MemoryStream(TestLog.Utf8(text.ToString())), Framing.Csv);
        var buffer = new Windhover.Core.Events.EventBuffer(new Windhover.Core.Events.SymbolTable());
        for (var more = true; more;)
        {
            more = file.Read(buffer, 10_000);
            buffer.Actors.Length.ShouldBe(0);
            seen += buffer.Rejected.Count;
            buffer.Clear();
        }

        seen.ShouldBe(behind.Length == 0 ? 400_000 : 400_001);
    }

    private static List<Seen> Csv(string text, int longest = 1 << 20)
        => TestLog.All(TestLog.Open(new MemoryStream(TestLog.Utf8(text)), Framing.Csv, new ReadLimits { LongestRecord = longest }));

    private static List<string> Told(string text, int longest = 1 << 20) => [.. Csv(text, longest).Select(s => $"{s.What}: {s.Text}")];
}
