using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class LineTests
{
    [Fact]
    public void LinesEndWithLfOrCrLfAndTheLastWithNeither()
    {
        TestLog.Lines("one\ntwo\r\n\r\n\nfive\nsix").ShouldBe(
        [
            new Seen("event", "one", 1, 0, 3),
            new Seen("event", "two", 2, 4, 3),
            new Seen("ignored", "empty line", 0, 9, 0),
            new Seen("ignored", "empty line", 0, 11, 0),
            new Seen("event", "five", 3, 12, 4),
            new Seen("event", "six", 4, 17, 3),
        ]);
    }

    [Fact]
    public void AZeroByteInALineIsPartOfIt()
    {
        var padding = new string('p', 70_000);
        TestLog.Lines($"{padding}\nfi\0ve\nsix\n").Select(s => s.Text).Skip(1).ShouldBe(["fi\0ve", "six"]);
    }

    [Fact]
    public void AByteOrderMarkIsCountedInOffsetsButIsNoPartOfALine()
        => TestLog.Lines("\uFEFFone\ntwo\n").ShouldBe([new Seen("event", "one", 1, 3, 3), new Seen("event", "two", 2, 7, 3)]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16BecomesUtf8(bool bigEndian)
    {
        var encoding = new System.Text.UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("önè\r\ntwo\n")];
        TestLog.Lines(bytes).ShouldBe([new Seen("event", "önè", 1, 0, 5), new Seen("event", "two", 2, 7, 3)]);
    }

    [Fact]
    public void WhatTheReaderMakesOfARecordIsAlwaysSeen()
    {
        var seen = TestLog.Lines("one\nmute\nboom\nskip\nfive\n");
        seen.Select(s => $"{s.What}: {s.Text}").ShouldBe(
        [
            "event: one", "rejected: the reader said nothing about this record", "rejected: the reader failed: FormatException", "ignored: skipped", "event: five",
        ]);
        seen[2].ShouldBe(new Seen("rejected", "the reader failed: FormatException", 0, 9, 4));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("other", 1)]
    [InlineData("other\n", 1)]
    [InlineData("other\n\nx", 3)]
    [InlineData("other\0binary\n\n\n\n", 1)]
    public void AFileThatNobodyRecognisesIsCounted(string text, long lines)
    {
        var file = TestLog.Open(new MemoryStream(TestLog.Utf8(text)), Framing.Lines);
        file.Source.ShouldBeNull();
        TestLog.All(file).ShouldBeEmpty();
        file.UnrecognisedLines.ShouldBe(lines);
        file.Failure.ShouldBeNull();
    }

    [Fact]
    public void BinaryNoiseIsOneUnrecognisedUnit()
    {
        var noise = new byte[300_000];
        new Random(5).NextBytes(noise);
        var file = TestLog.Open(new MemoryStream(noise), Framing.Lines);
        TestLog.All(file).ShouldBeEmpty();
        file.UnrecognisedLines.ShouldBe(1);
    }

    [Fact]
    public void ReadingLinesAllocatesNothingPerRecord()
    {
        var text = TestLog.Utf8(string.Concat(Enumerable.Repeat("skip this one please\n", 60_000)));
        using var file = TestLog.Open(new MemoryStream(text), Framing.Lines);
        var buffer = new EventBuffer(new SymbolTable());
        file.Read(buffer, 2000);
        buffer.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 25; i++)
        {
            file.Read(buffer, 2000).ShouldBeTrue();
            buffer.Clear();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000);
    }
}
