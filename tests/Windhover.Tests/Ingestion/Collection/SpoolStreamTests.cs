using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Ingestion.Reading;
using Windhover.Testing.Stores;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Ingestion.Collection;

public sealed class SpoolStreamTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualClock clock = new();

    private string StreamFolder => Path.Combine(folder.Path, "c", "streams", "s");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WhatManyAppendAtOnceIsAllThereAndEachBatchTogether()
    {
        await using (var stream = Open(new SpoolOptions()))
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => stream.AppendAsync([Bytes($"{n} first"), Bytes($"{n} second")], default))));
        }

        var lines = Lines();
        lines.Length.ShouldBe(400);
        for (var at = 0; at < lines.Length; at += 2) lines[at + 1].ShouldBe(lines[at].Replace("first", "second", StringComparison.Ordinal));
        lines.ShouldBeUnique();
    }

    [Fact]
    public async Task AFileIsFollowedByAnotherWhenItIsLargeOrOld()
    {
        await using var stream = Open(new SpoolOptions { SegmentBytes = 10 });
        await stream.AppendAsync([Bytes("0123456789")], default);
        await stream.AppendAsync([Bytes("a")], default);
        Files().Length.ShouldBe(2);
        clock.Advance(TimeSpan.FromHours(2));
        await stream.AppendAsync([Bytes("b")], default);
        Files().Length.ShouldBe(3);
        Lines().ShouldBe(["0123456789", "a", "b"]);
    }

    [Fact]
    public async Task ALineThatACrashTookApartIsCutOff()
    {
        await using (var stream = Open(new SpoolOptions())) await stream.AppendAsync([Bytes("one"), Bytes("two")], default);
        await File.AppendAllTextAsync(Files().ShouldHaveSingleItem(), "torn");
        await using (var stream = Open(new SpoolOptions())) await stream.AppendAsync([Bytes("three")], default);
        Lines().ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task WhatIsOnItsWayToTheDiskIsNotReadBeforeItIsThere()
    {
        await using (var before = Open(new SpoolOptions())) await before.AppendAsync([Bytes("one")], default);
        using (var before = new SpoolFolder(folder.Path, new SpoolOptions(), clock).Collection("c").OpenCopy("key", "x")) await before.AppendAsync(Bytes("one\n"), default);

        // Neither was written to since the start; half of a write stands in both, which may be taken back.
        var spool = new SpoolFolder(folder.Path, new SpoolOptions(), clock);
        await using var stream = spool.Collection("c").OpenStream("s", Framing.Lines);
        using var copy = spool.Collection("c").OpenCopy("key", "x");
        var all = spool.All();
        all.Count.ShouldBe(2);
        foreach (var file in all) await File.AppendAllTextAsync(file.Path, "half of a wri");
        spool.All().Select(f => f.Length).ShouldBe([4, 4]);
    }

    [Theory]
    [InlineData(Framing.Lines)]
    [InlineData(Framing.Blocks)]
    public async Task AFileThatCannotBeBegunIsBegunWithTheNextRecord(Framing framing)
    {
        var spool = new SpoolFolder(folder.Path, new SpoolOptions { SegmentAge = TimeSpan.FromHours(1) }, clock);
        await using var stream = spool.Collection("c").OpenStream("s", framing);
        await stream.AppendAsync([Bytes("one")], default);
        var first = spool.News.Take(out _).ShouldHaveSingleItem();

        // A folder stands where the next file would be.
        clock.Advance(TimeSpan.FromHours(2));
        var inTheWay = Directory.CreateDirectory(Path.Combine(StreamFolder, StreamSegments.Name(clock.GetUtcNow(), 2, RecordFrames.Extension(framing))));
        await Should.ThrowAsync<IOException>(() => stream.AppendAsync([Bytes("two")], default));
        inTheWay.Delete();
        await stream.AppendAsync([Bytes("three")], default);
        var second = spool.News.Take(out _).ShouldHaveSingleItem();
        (Path.GetFileName(second.Path), second.Follows).ShouldBe((inTheWay.Name, first.Name));
        var head = RecordFrames.FileHead(framing).Length;
        (first.Length, second.Length).ShouldBe((head + RecordFrames.Size(framing, Bytes("one").Span), head + RecordFrames.Size(framing, Bytes("three").Span)));
        new FileInfo(second.Path).Length.ShouldBe(second.Length);
    }

    [Fact]
    public async Task ABlockThatACrashTookApartIsCutOffWhereverThatWas()
    {
        await using (var stream = Open(new SpoolOptions(), Framing.Blocks)) await stream.AppendAsync([Bytes("one"), Bytes("two")], default);
        var file = Files().ShouldHaveSingleItem();
        var whole = await File.ReadAllBytesAsync(file);
        var secondAt = 8 + 12 + 3;
        whole.Length.ShouldBe(secondAt + 12 + 3);
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            await File.WriteAllBytesAsync(file, whole[..cut]);
            StreamFiles.Repair(StreamFolder);
            new FileInfo(file).Length.ShouldBe(cut == whole.Length ? cut : cut >= secondAt ? secondAt : cut >= 8 ? 8 : 0, $"cut at {cut}");
        }
    }

    [Fact]
    public async Task ABrokenBlockInTheMiddleDoesNotCostWhatCameBehindIt()
    {
        await using (var stream = Open(new SpoolOptions(), Framing.Blocks)) await stream.AppendAsync([Bytes("one"), Bytes("two")], default);
        var file = Files().ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[8 + 12]++;
        await File.WriteAllBytesAsync(file, bytes);
        StreamFiles.Repair(StreamFolder);
        new FileInfo(file).Length.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task ABlockHasMarkLengthAndSum()
    {
        await using (var stream = Open(new SpoolOptions(), Framing.Blocks)) await stream.AppendAsync(["123456789"u8.ToArray()], default);
        var bytes = await File.ReadAllBytesAsync(Files().ShouldHaveSingleItem());
        bytes[..8].ShouldBe([0x57, 0x48, 0x42, 0x4C, 0x4B, 0x31, 0x0D, 0x0A]);
        bytes[8..12].ShouldBe([0xC5, 0x42, 0x4C, 0x4B]);
        BitConverter.ToInt32(bytes, 12).ShouldBe(9);
        BitConverter.ToUInt32(bytes, 16).ShouldBe(0xCBF43926); // the check value of CRC-32
        bytes[20..].ShouldBe("123456789"u8.ToArray());
    }

    [Fact]
    public async Task ALineWithALineFeedIsRefusedAndNothingOfItsBatchIsThere()
    {
        await using var stream = Open(new SpoolOptions());
        await Should.ThrowAsync<ArgumentException>(() => stream.AppendAsync([Bytes("one"), Bytes("t\nwo")], default));
        await stream.AppendAsync([Bytes("three")], default);
        Lines().ShouldBe(["three"]);
    }

    [Fact]
    public async Task DatagramsBeyondTheQueueAreRefused()
    {
        var stream = Open(new SpoolOptions { QueueBytes = 100 });
        var taken = Enumerable.Range(0, 100).Count(n => stream.TryAppend(Bytes(n.ToString("D9", CultureInfo.InvariantCulture)).Span));
        taken.ShouldBeInRange(10, 99);
        clock.Advance(TimeSpan.FromSeconds(1));
        var closing = stream.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        await closing;
        Lines().Length.ShouldBe(taken);
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private ISpoolStream Open(SpoolOptions options, Framing framing = Framing.Lines) => new SpoolFolder(folder.Path, options, clock).Collection("c").OpenStream("s", framing);

    private string[] Files() => Directory.Exists(StreamFolder) ? [.. Directory.EnumerateFiles(StreamFolder).Order(StringComparer.Ordinal)] : [];

    private string[] Lines() => [.. Files().SelectMany(File.ReadLines)];
}
