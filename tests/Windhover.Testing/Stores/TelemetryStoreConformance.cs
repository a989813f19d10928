using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Stores;
using Xunit;
using static Windhover.Testing.Stores.TelemetrySamples;

namespace Windhover.Testing.Stores;

/// <summary>What every telemetry store promises: epochs, commits, roll-back, days. The queries are in the other part.</summary>
public abstract partial class TelemetryStoreConformance : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Opens the store that lives in a folder, or creates it.</summary>
    protected abstract ITelemetryStore Open(string folder);

    /// <inheritdoc />
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ANewStoreIsEmptyAtEpochZero()
    {
        using var store = Open();
        store.Epoch.ShouldBe(0);
        store.Events(new()).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.Total.ShouldBe(0), page => page.Next.ShouldBeNull());
        store.Connections(new()).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.Total.ShouldBe(0), page => page.Next.ShouldBeNull());
        store.Hours(new()).ShouldBeEmpty();
        store.Days().ShouldBeEmpty();
        store.DropDaysBefore(long.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public void RowsAreSeenAfterTheCommitAndNotBefore()
    {
        using var store = Open();
        store.Append([Event(1)], [Connection()]);
        store.Events(new()).Total.ShouldBe(0);
        store.Connections(new()).Total.ShouldBe(0);
        store.Days().ShouldBeEmpty();
        store.Commit(1);
        store.Epoch.ShouldBe(1);
        store.Events(new()).Items.ShouldBe([Event(1)]);
        store.Connections(new()).Items.ShouldBe([Connection()]);
        store.Days().ShouldBe(["2026-01-31"]);
    }

    [Fact]
    public void WhatWasCommittedIsThereAfterReopeningAndWhatWasNotIsGone()
    {
        using (var store = Open())
        {
            store.Append([Event(1)], [Connection()]);
            store.Commit(3);
            store.Append([Event(2)], [Connection("device:3")]);
        }

        using var again = Open();
        again.Epoch.ShouldBe(3);
        again.Events(new()).Items.ShouldBe([Event(1)]);
        again.Connections(new()).Items.ShouldBe([Connection()]);
        again.Append([Event(2)], []);
        again.Commit(4);
        again.Events(new()).Items.ShouldBe([Event(1), Event(2)]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    [InlineData(-1)]
    public void AnEpochThatIsNotAboveTheLastIsRefusedAndTheRowsStillWait(long epoch)
    {
        using var store = Open();
        store.Commit(5);
        store.Append([Event(1)], []);
        Should.Throw<ArgumentException>(() => store.Commit(epoch));
        store.Epoch.ShouldBe(5);
        store.Events(new()).Total.ShouldBe(0);
        store.Commit(6);
        store.Events(new()).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(10, 20, 30)]
    [InlineData(1, 1_000_000, long.MaxValue)]
    public void RollingBackRemovesWhatLaterEpochsWroteAndWhatWaits(long first, long second, long third)
    {
        using (var store = Open())
        {
            store.Append([Event(1), Event(2, Noon - Day)], [Connection("device:1")]);
            store.Commit(first);
            store.Append([Event(3), Event(4, Noon + Day)], [Connection("device:2")]);
            store.Commit(second);
            store.Append([Event(5)], [Connection("device:3")]);
            store.Commit(third);
            store.Append([Event(6)], [Connection("device:4")]);
            store.RollBackTo(second);
            store.Epoch.ShouldBe(second);
            Offsets(store).ShouldBe([4, 1, 3, 2]);
            store.Connections(new()).Total.ShouldBe(2);
            store.RollBackTo(second - 1);
            store.Epoch.ShouldBe(second - 1);
            Offsets(store).ShouldBe([1, 2]);
            store.Days().ShouldBe(["2026-01-30", "2026-01-31"]);
        }

        using var again = Open();
        again.Epoch.ShouldBe(second - 1);
        again.Append([Event(3)], []);
        again.Commit(second);
        Offsets(again).ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void RollingBackToAnEpochNotReachedDropsOnlyWhatWaits()
    {
        using var store = Open();
        store.Append([Event(1)], []);
        store.Commit(2);
        store.Append([Event(2)], []);
        store.RollBackTo(9);
        store.Epoch.ShouldBe(2);
        store.Commit(3);
        Offsets(store).ShouldBe([1]);
    }

    [Fact]
    public void DroppingDaysDropsThoseThatEndedAndNoOther()
    {
        using (var store = Open())
        {
            store.Append([Event(1, Noon - (2 * Day)), Event(2, Noon - Day), Event(3)], [Connection("device:9", Noon - (3 * Day)), Connection()]);
            store.Commit(1);
            var midnight = Noon - (12 * Hour);
            store.DropDaysBefore(midnight - 1).ShouldBe(["2026-01-28", "2026-01-29"]); // one millisecond of the 30th is left
            store.DropDaysBefore(midnight - 1).ShouldBeEmpty();
            Offsets(store).ShouldBe([3, 2]);
            store.DropDaysBefore(midnight).ShouldBe(["2026-01-30"]);
            store.Connections(new()).Items.ShouldBe([Connection()]);
        }

        using var again = Open();
        Offsets(again).ShouldBe([3]);
        again.Days().ShouldBe(["2026-01-31"]);
        again.Epoch.ShouldBe(1);
    }

    [Fact]
    public void ADayThatIsDroppedWhileRowsOfItWaitHasOnlyThoseAfterTheCommit()
    {
        using var store = Open();
        store.Append([Event(1, Noon - Day), Event(2)], []);
        store.Commit(1);
        store.Append([Event(3)], []);
        store.DropDaysBefore(Noon).ShouldBe(["2026-01-30"]);
        store.Append([Event(4, Noon - Day)], []);
        store.DropDaysBefore(Noon + Day).ShouldBe(["2026-01-31"]);
        store.Days().ShouldBeEmpty();
        store.Events(new()).Total.ShouldBe(0);
        store.Commit(2);
        Offsets(store).ShouldBe([3, 4]);
        store.DropDaysBefore(Noon + Day).ShouldBe(["2026-01-30", "2026-01-31"]);
        store.Days().ShouldBeEmpty();
    }

    [Fact]
    public void ManyRowsOfManyDaysInAnyOrderAreAllThereOnce()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 9_000).Select(n => Event(n, Noon + (random.Next(-5, 5) * Day) + random.Next(1_000))).ToArray();
        using var store = Open();
        for (var n = 0; n < rows.Length; n += 1_000) store.Append(rows.AsSpan(n, 1_000), []);
        store.Commit(1);
        var page = store.Events(new() { Limit = 10_000 });
        page.Items.ShouldBe(rows.OrderByDescending(row => row.Time).ThenBy(row => row.Offset));
        page.Next.ShouldBeNull();
        store.Days().Count.ShouldBe(10);
    }

    [Fact]
    public async Task ReadersBesideTheWriterOnlyEverSeeWholeCommits()
    {
        using var store = Open();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                (store.Events(new() { Limit = 5 }).Total % 300).ShouldBe(0);
                (store.Hours(new()).Sum(hour => hour.Events) % 300).ShouldBe(0);
                store.Days();
            }
        })).ToList();
        for (var epoch = 1; epoch <= 20; epoch++)
        {
            for (var part = 0; part < 3; part++) store.Append([.. Enumerable.Range(0, 100).Select(n => Event(n, Noon + (part * Day)))], []);
            store.Commit(epoch);
            if (epoch == 10) store.DropDaysBefore(Noon - Day).ShouldBeEmpty();
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        store.Events(new()).Total.ShouldBe(6_000);
    }

    [Fact]
    public void ReadersMayHoldADayThatIsDroppedUnderThem()
    {
        using var store = Open();
        for (var day = 0; day < 30; day++) store.Append([Event(day, Noon + (day * Day))], [Connection(hour: Noon + (day * Day))]);
        store.Commit(1);
        var failures = 0;
        var reading = Task.Run(() =>
        {
            for (var total = long.MaxValue; total > 0;)
            {
                var now = store.Events(new() { Limit = 100 });
                if (now.Total > total || now.Items.Count != now.Total) failures++;
                total = now.Total;
                store.Connections(new());
            }
        });
        for (var day = 1; day <= 31; day++) store.DropDaysBefore(Noon + (day * Day));
        reading.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        failures.ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(HardText))]
    public void AnyTextIsKeptAsItIs(string text)
    {
        var row = Event(1) with
        {
            Source = text,
            EntityId = text,
            TargetId = text,
            Operation = text,
            Service = text,
            Outcome = text,
            Error = text,
            Account = text,
            Region = text,
            Agent = text,
            File = text,
            RecordId = text,
        };
        var connection = Connection(text, entity: text) with { File = text };
        using (var store = Open())
        {
            store.Append([row, row], [connection]);
            store.Commit(1);
        }

        using var again = Open();
        again.Events(new() { EntityId = text }).Items.ShouldBe([row, row]);
        again.Events(new() { Fields = new Dictionary<string, string> { ["operation"] = text, ["account"] = text, ["peer"] = text } }).Total.ShouldBe(2);
        again.Events(new() { EntityId = text + "x" }).Total.ShouldBe(0);
        again.Connections(new() { EntityId = text }).Items.ShouldBe([connection]);
        var first = again.Events(new() { EntityId = text, Limit = 1 });
        again.Events(new() { EntityId = text, Limit = 1, Cursor = first.Next }).Items.ShouldBe([row]);
    }

    [Fact]
    public void TheGreatestValuesAreKeptAndSumsDoNotOverflow()
    {
        var greatest = Event(long.MaxValue, long.MaxValue) with
        {
            BytesIn = long.MaxValue,
            BytesOut = long.MaxValue,
            Length = int.MaxValue,
            Port = int.MaxValue,
            Protocol = int.MaxValue,
            SourceAddress = new Address(ulong.MaxValue, ulong.MaxValue),
            DestinationAddress = default,
            Class = (EventClass)ushort.MaxValue,
        };
        var least = Event(long.MinValue, long.MinValue) with { BytesIn = long.MinValue, Port = int.MinValue };
        var huge = Connection(bytesOut: long.MaxValue, bytesIn: long.MaxValue) with { Records = long.MaxValue };
        using var store = Open();
        store.Append([least, greatest], [huge, huge]);
        store.Commit(1);
        store.Events(new()).Items.ShouldBe([greatest, least]);
        store.Events(new() { Address = new Address(ulong.MaxValue, ulong.MaxValue) }).Items.ShouldBe([greatest]);
        var sum = store.Connections(new()).Items.ShouldHaveSingleItem();
        (sum.BytesOut, sum.BytesIn, sum.Records).ShouldBe((long.MaxValue, long.MaxValue, long.MaxValue));
        store.Hours(new() { From = Noon, To = Noon + 1 }).ShouldBe([new HourTotal(Noon, long.MaxValue, long.MaxValue, long.MaxValue, 0)]);
    }

    protected static IEnumerable<long> Offsets(ITelemetryStore store) => store.Events(new() { Limit = 1000 }).Items.Select(row => row.Offset);

    private ITelemetryStore Open() => Open(_folder.Path);
}
