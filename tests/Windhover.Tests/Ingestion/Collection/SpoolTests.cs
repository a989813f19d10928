using System.Text;
using Shouldly;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Testing.Stores;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Ingestion.Collection;

public sealed class SpoolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualClock clock = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AnObjectLandsOnceHoweverOftenItComes()
    {
        var spool = Open().Collection("c");
        (await spool.LandAsync("key", "a/b/log.json", Write("one"), default)).ShouldBe(3);
        (await spool.LandAsync("key", "log.json", Write("other"), default)).ShouldBe(-1);
        Open().Collection("c").HasLanded("key").ShouldBeTrue();
        (await Open().Collection("c").LandAsync("key", "log.json", Write("other"), default)).ShouldBe(-1);
        var file = Files("c/objects").ShouldHaveSingleItem();
        file.ShouldEndWith("-log.json");
        File.ReadAllText(file).ShouldBe("one");
    }

    [Fact]
    public async Task OfManyThatLandTheSameAtOnceOneDoes()
    {
        var spool = Open().Collection("c");
        var lengths = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => spool.LandAsync("key", "x", Write("one"), default))));
        lengths.Count(l => l == 3).ShouldBe(1);
        lengths.Count(l => l == -1).ShouldBe(15);
    }

    [Fact]
    public async Task WhatFailsOnTheWayLeavesNothingAndCanComeAgain()
    {
        var spool = Open().Collection("c");
        await Should.ThrowAsync<InvalidOperationException>(spool.LandAsync("key", "x", async (to, cancellation) =>
        {
            await to.WriteAsync("half"u8.ToArray(), cancellation);
            throw new InvalidOperationException("the connection broke");
        }, default));
        spool.HasLanded("key").ShouldBeFalse();
        Files("c").ShouldBeEmpty();
        (await spool.LandAsync("key", "x", Write("whole"), default)).ShouldBe(5);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("C:\\x\\y")]
    [InlineData("\0\n")]
    public async Task ANameLeadsNowhereElse(string name)
    {
        await Open().Collection("c").LandAsync("key", name, Write("x"), default);
        Files("").ShouldHaveSingleItem().ShouldStartWith(Path.Combine(folder.Path, "c", "objects"));
    }

    [Theory]
    [InlineData("../c")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    public void ACollectionWithoutAProperNameIsRefused(string name) => Should.Throw<ArgumentException>(() => Open().Collection(name));

    [Fact]
    public async Task ThatAnObjectLandedIsRememberedAfterItsFileWasRemoved()
    {
        var opened = Open();
        await opened.Collection("c").LandAsync("key", "x", Write("one"), default);
        using (var copy = opened.Collection("c").OpenCopy("grows", "y")) await copy.AppendAsync("12345"u8.ToArray(), default);
        foreach (var file in Files("c")) File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime.AddDays(-31));
        opened.Old().Count.ShouldBe(2);
        opened.Remove(opened.Old());
        Files("c/objects").ShouldBeEmpty();
        Files("c/copies").ShouldBeEmpty();
        opened.Collection("c").HasLanded("key").ShouldBeTrue();
        var again = Open().Collection("c");
        again.HasLanded("key").ShouldBeTrue();
        (await again.LandAsync("key", "x", Write("one"), default)).ShouldBe(-1);
        using (var copy = again.OpenCopy("grows", "y")) copy.Length.ShouldBe(5);
        clock.Advance(TimeSpan.FromDays(300));
        Open().Collection("c").HasLanded("key").ShouldBeFalse();
    }

    [Fact]
    public async Task ACopyGoesOnWhereItEnds()
    {
        using (var copy = Open().Collection("c").OpenCopy("key", "x")) await copy.AppendAsync("one"u8.ToArray(), default);
        using var again = Open().Collection("c").OpenCopy("key", "x");
        again.Length.ShouldBe(3);
        await again.AppendAsync("two"u8.ToArray(), default);
        var bytes = new byte[10];
        again.Read(1, bytes).ShouldBe(5);
        Encoding.ASCII.GetString(bytes, 0, 5).ShouldBe("netwo");
    }

    [Fact]
    public async Task ACursorIsReplacedWhole()
    {
        var spool = Open().Collection("c");
        spool.ReadCursor("place").ShouldBeNull();
        await spool.WriteCursorAsync("place", "first and long"u8.ToArray(), default);
        await spool.WriteCursorAsync("place", "then"u8.ToArray(), default);
        Open().Collection("c").ReadCursor("place").ShouldBe("then"u8.ToArray());
    }

    [Fact]
    public async Task ThereIsNoRoomWhileTheReaderIsFarBehind()
    {
        var opened = new SpoolFolder(folder.Path, new SpoolOptions { MostUnread = 10 }, clock);
        var spool = opened.Collection("c");
        spool.HasRoom.ShouldBeTrue();
        await spool.LandAsync("key", "x", Write("more than ten bytes"), default);
        spool.HasRoom.ShouldBeFalse();
        var room = spool.WaitForRoomAsync(default);
        room.IsCompleted.ShouldBeFalse();
        opened.News.Take(out var mark).ShouldHaveSingleItem().Length.ShouldBe(19);
        opened.News.Read(mark);
        await room.WaitAsync(TimeSpan.FromSeconds(10));
        opened.Unread.ShouldBe(0);
    }

    private static Func<Stream, CancellationToken, Task> Write(string text) => (to, cancellation) => to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    private SpoolFolder Open() => new(folder.Path, new SpoolOptions(), clock);

    private string[] Files(string below)
    {
        var path = Path.Combine(folder.Path, below);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".keys", StringComparison.Ordinal)).Order(StringComparer.Ordinal)] : [];
    }
}
