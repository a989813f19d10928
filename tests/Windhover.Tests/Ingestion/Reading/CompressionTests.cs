using System.IO.Compression;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class CompressionTests
{
    private static readonly string[] ThreeLines = ["alpha 1", "beta 22", "gamma 333"];

    [Fact]
    public void GzipIsToldByContentAndReadWhole()
        => TestLog.Lines(TestLog.Gzip(TestLog.Utf8("one\ntwo\n"))).ShouldBe([new Seen("event", "one", 1, 0, 3), new Seen("event", "two", 2, 4, 3)]);

    [Fact]
    public void MembersOneAfterTheOtherAreOneFile()
    {
        byte[] bytes = [.. TestLog.Gzip(TestLog.Utf8("one\ntw")), .. TestLog.Gzip([]), .. TestLog.Gzip(TestLog.Utf8("o\nthree")), 0, 0, 0];
        TestLog.Lines(bytes).Select(s => s.Text).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public void MembersWithEveryHeaderFieldAreRead()
    {
        var plain = TestLog.Gzip(TestLog.Utf8("one\n"));
        byte[] withFields = [0x1f, 0x8b, 8, 4 | 8 | 16 | 2, .. plain[4..10], 3, 0, 1, 2, 3, (byte)'n', 0, (byte)'c', 0, 9, 9, .. plain[10..]];
        TestLog.Lines((byte[])[.. withFields, .. plain]).Select(s => s.Text).ShouldBe(["one", "one"]);
    }

    [Fact]
    public void ALargeFileOfManyMembersKeepsEveryLine()
    {
        var lines = Enumerable.Range(0, 40_000).Select(i => $"line {i} {i * 7919L % 10007}").ToArray();
        using var packed = new MemoryStream();
        foreach (var part in lines.Chunk(777)) packed.Write(TestLog.Gzip(TestLog.Utf8(string.Concat(part.Select(l => l + "\n")))));
        TestLog.Lines(packed.ToArray()).Select(s => s.Text).ShouldBe(lines);
    }

    [Fact]
    public void GarbageBehindGzipIsRejectedOnce()
    {
        var seen = TestLog.Lines((byte[])[.. TestLog.Gzip(TestLog.Utf8("one\ntwo\n")), .. "garbage\nof two lines\n"u8]);
        seen.Events().ShouldBe(["one", "two"]);
        seen.Rejects().ShouldBe(["data after the compressed data is not compressed"]);
    }

    [Fact]
    public void AGzipFileCutAtAnyByteKeepsItsWholeLinesAndSaysSoOnce()
    {
        var whole = TestLog.Gzip(TestLog.Utf8(string.Concat(ThreeLines.Select(l => l + "\n"))));
        for (var length = 3; length < whole.Length; length++)
        {
            var seen = TestLog.Lines(whole[..length]);
            seen.Events().ShouldBe(ThreeLines.Take(seen.Events().Length), $"cut at {length}");
            seen.Rejects().Length.ShouldBe(1, $"cut at {length}");
            seen.Rejects()[0].ShouldContain("ends early");
        }

        TestLog.Lines(whole[..^4]).Events().ShouldBe(ThreeLines, "all data stands before the check sum");
    }

    [Fact]
    public void WhatStandsBeforeTheCutIsGivenFarIntoAFile()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"line {i} {i * 7919L % 10007}").ToArray();
        var whole = TestLog.Gzip(TestLog.Utf8(string.Concat(lines.Select(l => l + "\n"))));
        var seen = TestLog.Lines(whole[..(whole.Length * 9 / 10)]);
        seen.Events().ShouldBe(lines.Take(seen.Events().Length));
        seen.Events().Length.ShouldBeGreaterThan(15_000);
        seen.Rejects().ShouldBe(["compressed data ends early"]);
        seen[^1].Offset.ShouldBe(seen[^2].Offset + seen[^2].Length + 1);
    }

    [Fact]
    public void AGzipFileDamagedInTheMiddleKeepsWhatStandsBefore()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"line {i} {i * 7919L % 10007}").ToArray();
        var whole = TestLog.Gzip(TestLog.Utf8(string.Concat(lines.Select(l => l + "\n"))));
        for (var i = 0; i < 64; i++) whole[(whole.Length / 2) + i] = 0xFF;
        var seen = TestLog.Lines(whole);
        seen.Rejects().Length.ShouldBe(1);
        seen.Rejects()[0].ShouldStartWith("compressed data is damaged");
        seen.Events().Length.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void AFalseCheckSumIsSaid()
    {
        var whole = TestLog.Gzip(TestLog.Utf8("one\ntwo\n"));
        whole[^8] ^= 1;
        var seen = TestLog.Lines(whole);
        seen.Events().ShouldBe(["one", "two"]);
        seen.Rejects().ShouldBe(["compressed data is damaged or ends early"]);
    }

    [Theory]
    [InlineData("28B52FFD00", "zstd")]
    [InlineData("425A6839314159265359", "bzip2")]
    [InlineData("FD377A585A00", "xz")]
    [InlineData("04224D1800", "lz4")]
    public void OtherCompressionsAreNamedAndNotRead(string hex, string name)
    {
        var file = TestLog.Open(new MemoryStream(Convert.FromHexString(hex)), Framing.Lines);
        file.Failure.ShouldBe($"compressed with {name}, which is not read");
        TestLog.All(file).ShouldBeEmpty();
    }

    [Fact]
    public void AFileThatExpandsTooMuchEndsThereAndKeepsWhatStandsBefore()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("good line\n"u8);
            for (var i = 0; i < 40; i++) gzip.Write(new byte[1 << 20]);
        }

        var limits = new ReadLimits { ExpansionCheckedFrom = 10 << 20, LongestRecord = 1 << 20 };
        var file = TestLog.Open(new MemoryStream([.. packed.ToArray()]), Framing.Lines, limits);

        // Zeros in the head are not what this is about.
        file.Source.ShouldBeNull();

        using var text = new MemoryStream();
        using (var gzip = new GZipStream(text, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("good line\n"u8);
            var letters = new byte[1 << 20];
            letters.AsSpan().Fill((byte)'a');
            for (var i = 0; i < 40; i++) gzip.Write(letters);
        }

        var bomb = TestLog.Open(new MemoryStream(text.ToArray()), Framing.Lines, limits);
        var seen = TestLog.All(bomb);
        seen.Events().ShouldBe(["good line"]);
        seen.Rejects().ShouldBe(["record is longer than 1 MiB", "expands more than 250 times; stopped"]);
        bomb.BytesRead.ShouldBe(10 << 20);
        file.Dispose();
    }

    [Fact]
    public void WellCompressedLogsUnderTheLimitAreReadWhole()
    {
        var bytes = TestLog.Gzip(TestLog.Utf8(string.Concat(Enumerable.Range(0, 200_000).Select(i => $"skip {i % 1000}\n"))));
        TestLog.Lines(bytes, new ReadLimits { ExpansionCheckedFrom = 1 << 20 }).Count.ShouldBe(200_000);
    }

    [Fact]
    public void EachEntryOfAZipIsAFileGzipInsideIncluded()
    {
        using var folder = new TempFolder();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "b/two.log", TestLog.Utf8("two\n"));
            Add(archive, "a.log.gz", TestLog.Gzip(TestLog.Utf8("one\n")));
            archive.CreateEntry("empty/");
        }

        var path = folder.File("archive.bin", zip.ToArray());
        var found = FileWalker.Walk([path]);
        found.Select(f => f.DisplayPath).ShouldBe([$"{path}!a.log.gz", $"{path}!b/two.log"]);
        found.SelectMany(f => TestLog.All(TestLog.Open(f))).Events().ShouldBe(["one", "two"]);
        found.ShouldAllBe(f => f.PathOnDisk == path);
    }

    [Fact]
    public void ABrokenZipIsListedWithItsReason()
    {
        using var folder = new TempFolder();
        var path = folder.File("archive.zip", "PK\u0003\u0004 and no more");
        FileWalker.Walk([path]).Single().Error.ShouldBe("a damaged archive");
        var inside = new FoundFile(path + "!x", path + "!x", 0, null) { Entry = "x" };
        TestLog.Open(inside).Failure.ShouldBe("a damaged archive");
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
