using System.Text.Json;
using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Xunit;
using static Windhover.Testing.Stores.StateSamples;

namespace Windhover.Testing.Stores;

/// <summary>What every state store promises: epochs, commits and snapshots. The queries are in the other part.</summary>
public abstract partial class StateStoreConformance : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Opens the store that lives in a folder, or creates it.</summary>
    protected abstract IStateStore Open(string folder);

    /// <inheritdoc />
    public virtual void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ANewStoreIsEmptyAtEpochZero()
    {
        using var store = Open();
        store.Epoch.ShouldBe(0);
        store.Alerts(new()).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.Total.ShouldBe(0), page => page.Next.ShouldBeNull());
        store.Incidents(new()).Items.ShouldBeEmpty();
        store.Alert("x").ShouldBeNull();
        store.Incident("x").ShouldBeNull();
        store.ReadSnapshot("x").ShouldBeNull();
    }

    [Fact]
    public void WhatWasCommittedIsThereAfterReopening()
    {
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 7, Alerts = [Alert("a1")], Incidents = [Incident("i1")], Snapshots = [new("engine", new byte[] { 1, 2, 3 })] });
        }

        using var again = Open();
        again.Epoch.ShouldBe(7);
        Json(again.Alert("a1")).ShouldBe(Json(Alert("a1")));
        Json(again.Incident("i1")).ShouldBe(Json(Incident("i1")));
        Json(again.Alerts(new()).Items).ShouldBe(Json(new[] { Alert("a1") }));
        Json(again.Incidents(new()).Items).ShouldBe(Json(new[] { Incident("i1") }));
        again.ReadSnapshot("engine")!.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    [InlineData(-1)]
    public void AnEpochThatIsNotAboveTheLastIsRefusedAndWritesNothing(long epoch)
    {
        using var store = Open();
        store.Commit(new() { Epoch = 5 });
        Should.Throw<ArgumentException>(() => store.Commit(new() { Epoch = epoch, Alerts = [Alert("a1")] }));
        store.Epoch.ShouldBe(5);
        store.Alert("a1").ShouldBeNull();
    }

    [Fact]
    public void ACommitThatFailsInTheMiddleWritesNothingAndTheNextOneWorks()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Snapshots = [new("engine", new byte[] { 1 })] });
        var incidents = new BlockingList<Incident>(Incident("i1"), Incident("i2"), () => throw new IOException("the disk is full"));
        Should.Throw<IOException>(() => store.Commit(
            new() { Epoch = 2, Alerts = [Alert("a1")], Incidents = incidents, Snapshots = [new("engine", new byte[] { 2 })] }));

        store.Epoch.ShouldBe(1);
        store.Alert("a1").ShouldBeNull();
        store.Incidents(new()).Total.ShouldBe(0);
        store.ReadSnapshot("engine")!.ToArray().ShouldBe([1]);

        store.Commit(new() { Epoch = 2, Incidents = [Incident("i1")] });
        store.Incidents(new()).Total.ShouldBe(1);
    }

    [Fact]
    public async Task AReaderSeesTheLastCommitAndDoesNotWaitForTheWriter()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i0")], Snapshots = [new("engine", new byte[] { 1 })] });
        using var inside = new ManualResetEventSlim();
        using var finish = new ManualResetEventSlim();
        var incidents = new BlockingList<Incident>(Incident("i1"), Incident("i2"), () =>
        {
            inside.Set();
            finish.Wait();
        });
        var writing = Task.Run(() => store.Commit(new() { Epoch = 2, Incidents = incidents, Snapshots = [new("engine", new byte[] { 2 })] }));
        try
        {
            inside.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
            store.Incidents(new()).Total.ShouldBe(1);
            store.ReadSnapshot("engine")!.ToArray().ShouldBe([1]);
            store.Epoch.ShouldBe(1);
            writing.IsCompleted.ShouldBeFalse();
        }
        finally
        {
            finish.Set();
            await writing;
        }

        store.Incidents(new()).Total.ShouldBe(3);
        store.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task ReadersOnManyThreadsOnlyEverSeeWholeCommits()
    {
        using var store = Open();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested) (store.Incidents(new() { Limit = 1000 }).Items.Count % 3).ShouldBe(0);
        })).ToList();
        for (var epoch = 1; epoch <= 20; epoch++)
            store.Commit(new() { Epoch = epoch, Incidents = [.. Enumerable.Range(0, 3).Select(n => Incident($"i{epoch}-{n}"))] });
        await done.CancelAsync();
        await Task.WhenAll(readers);
        store.Incidents(new()).Total.ShouldBe(60);
    }

    [Fact]
    public void ASnapshotOf100MegabytesIsReplacedWholeAndReadBack()
    {
        var first = Noise(100 << 20, 1);
        var second = Noise((90 << 20) + 12_345, 2);
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 1, Snapshots = [new("engine", first)] });
            store.ReadSnapshot("engine")!.ToArray().AsSpan().SequenceEqual(first).ShouldBeTrue();
            store.Commit(new() { Epoch = 2, Snapshots = [new("engine", second), new("other", new byte[] { 9 })] });
        }

        using var again = Open();
        again.ReadSnapshot("engine")!.ToArray().AsSpan().SequenceEqual(second).ShouldBeTrue();
        again.ReadSnapshot("other")!.ToArray().ShouldBe([9]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8 << 20)]
    [InlineData((8 << 20) + 1)]
    [InlineData(16 << 20)]
    public void ASnapshotOfAnyLengthKeepsItsLengthAndALaterCommitWithoutItKeepsIt(int length)
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Snapshots = [new("engine", new byte[20 << 20])] });
        var data = Noise(length, 3);
        store.Commit(new() { Epoch = 2, Snapshots = [new("engine", data)] });
        store.Commit(new() { Epoch = 3 });
        store.ReadSnapshot("engine")!.ToArray().AsSpan().SequenceEqual(data).ShouldBeTrue();
    }

    protected static string Json(object? value) => JsonSerializer.Serialize(value, new JsonSerializerOptions
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    });

    private static byte[] Noise(int length, int seed)
    {
        var data = new byte[length];
        new Random(seed).NextBytes(data);
        return data;
    }

    private IStateStore Open() => Open(_folder.Path);
}
