using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class ResumeTests
{
    private const string Lines = "one\ntwo\n\nskip\nmute\nfive\nsix";
    private const string Rows = "a,b\n1,\"two\nlines\"\r\n\n2,\"open\n3,\"x\"\"y\"\nskip\nmute\n4,\"three\n\nlines\"";
    private const string Document = "{\"x\":[1],\"Records\":[{\"a\":1},{\"a\":2},3,{\"a\":\"br,{\"a\":3} , {\"a\":4}],\"y\":{}}\n{\"Records\":[{\"a\":5}]}\n{\"b\":6}\n";

    [Theory]
    [InlineData(Framing.Lines, Lines, false)]
    [InlineData(Framing.Lines, Lines, true)]
    [InlineData(Framing.Csv, Rows, false)]
    [InlineData(Framing.Csv, Rows, true)]
    [InlineData(Framing.Json, Document, false)]
    [InlineData(Framing.Json, Document, true)]
    public void AFileInterruptedAnywhereGoesOnWithTheNextRecord(Framing framing, string text, bool gzip)
    {
        var bytes = gzip ? TestLog.Gzip(TestLog.Utf8(text)) : TestLog.Utf8(text);
        var whole = TestLog.All(Open(bytes, framing, null));
        for (var stop = 0; stop <= whole.Count; stop++)
        {
            var seen = new List<Seen>();
            LogFilePosition? position;
            using (var first = Open(bytes, framing, null))
            {
                if (stop > 0) TestLog.Next(first, stop, seen);
                position = first.Position;
            }

            seen.AddRange(TestLog.All(Open(bytes, framing, Stored(position))));
            seen.ShouldBe(whole, $"stopped after {stop}");
        }
    }

    [Theory]
    [InlineData(Framing.Lines, "one\ntwo\n", "three\n", "three")]
    [InlineData(Framing.Csv, "1,\"a\nb\"\n", "2,\"c\nd\"\n", "2,\"c\nd\"")]
    [InlineData(Framing.Json, "{\"a\":1}\n{\"a\":2}\n", "{\"a\":3}\n", "{\"a\":3}")]
    [InlineData(Framing.Json, "[{\"a\":1},{\"a\":2}", ",{\"a\":3}]", "{\"a\":3}")]
    [InlineData(Framing.Json, "{\"a\":1}\n{\"a\"", ":2}\n", "{\"a\":2}")]
    public void AFileThatHasGrownGivesOnlyWhatIsNew(Framing framing, string before, string grown, string added)
    {
        LogFilePosition position;
        using (var first = Open(TestLog.Utf8(before), framing, null))
        {
            TestLog.Next(first, 100, []).ShouldBeFalse();
            position = first.Position;
        }

        TestLog.All(Open(TestLog.Utf8(before), framing, Stored(position))).ShouldBeEmpty("nothing is said twice of an end that has not moved");
        TestLog.All(Open(TestLog.Utf8(before + grown), framing, Stored(position))).Select(s => s.Text).ShouldBe([added]);
    }

    [Fact]
    public void AnArrayWhoseEndIsWrittenOverGoesOn()
    {
        LogFilePosition position;
        using (var first = Open("{\"Records\":[{\"a\":1},{\"a\":2}]}"u8.ToArray(), Framing.Json, null))
        {
            TestLog.Next(first, 100, []);
            position = first.Position;
        }

        TestLog.All(Open("{\"Records\":[{\"a\":1},{\"a\":2},{\"a\":3}]}"u8.ToArray(), Framing.Json, Stored(position))).Events().ShouldBe(["{\"a\":3}"]);
    }

    [Fact]
    public void ACutOffGzipIsReportedOnceOverRuns()
    {
        var whole = TestLog.Gzip(TestLog.Utf8("one\ntwo\nthree\n"));
        var cut = whole[..^6];
        var first = Open(cut, Framing.Lines, null);
        var seen = TestLog.All(first);
        seen.Rejects().ShouldBe(["compressed data ends early"]);
        TestLog.All(Open(cut, Framing.Lines, Stored(first.Position))).ShouldBeEmpty();
        TestLog.All(Open(whole, Framing.Lines, Stored(first.Position))).ShouldBeEmpty("every line was read before");
    }

    [Fact]
    public void AFileThatIsShorterThanBeforeFails()
    {
        var first = Open("one\ntwo\n"u8.ToArray(), Framing.Lines, null);
        TestLog.All(first);
        using var again = Open("one\n"u8.ToArray(), Framing.Lines, first.Position);
        again.Failure.ShouldBe("shorter than what was read of it before");
        TestLog.All(again).ShouldBeEmpty();
    }

    [Fact]
    public void CountsOfAnUnrecognisedFileGoOn()
    {
        var first = Open("other\nx"u8.ToArray(), Framing.Lines, null);
        TestLog.All(first);
        var again = Open("other\nxy\nz\n"u8.ToArray(), Framing.Lines, Stored(first.Position));
        TestLog.All(again);
        again.UnrecognisedLines.ShouldBe(3);
    }

    private static LogFile Open(byte[] bytes, Framing framing, LogFilePosition? resume)
        => TestLog.Open(new MemoryStream(bytes), framing, resume: resume, arrays: "Records");

    private static LogFilePosition Stored(LogFilePosition position)
    {
        using var stored = new MemoryStream();
        position.Write(new BinaryWriter(stored));
        stored.Position = 0;
        return LogFilePosition.Read(new BinaryReader(stored));
    }
}
