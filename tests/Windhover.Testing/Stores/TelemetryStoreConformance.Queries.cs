using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Stores;
using Xunit;
using static Windhover.Testing.Stores.TelemetrySamples;

namespace Windhover.Testing.Stores;

/// <summary>What every telemetry store promises: order, pages, filters, sums.</summary>
public abstract partial class TelemetryStoreConformance
{
    [Fact]
    public void PagesOfEventsNeitherRepeatNorSkipWhileRowsAreAdded()
    {
        using var store = Open();
        var rows = Enumerable.Range(0, 50).Select(n => Event(n, Noon - (n / 8 * Day / 3))).ToArray(); // many of the same time, over several days
        store.Append(rows, []);
        store.Commit(1);

        var seen = new List<EventRow>();
        string? cursor = null;
        long epoch = 2;
        do
        {
            var page = store.Events(new() { Limit = 7, Cursor = cursor });
            page.Items.Count.ShouldBeLessThanOrEqualTo(7);
            page.Total.ShouldBe(50);
            seen.AddRange(page.Items);
            cursor = page.Next;
            store.Append([Event(1_000 + epoch, Noon + epoch), Event(2_000 + epoch, Noon - (2 * Day)), Event(-epoch, rows[^1].Time)], []);
            store.Commit(epoch++);
        }
        while (cursor is not null);

        seen.ShouldBe(rows.OrderByDescending(row => row.Time).ThenBy(row => row.Offset));
        store.Events(new() { Limit = 1 }).Total.ShouldBe(50 + (3 * (epoch - 2)));
    }

    [Fact]
    public void PagesOfConnectionsNeitherRepeatNorSkipWhileRowsAreAdded()
    {
        using var store = Open();
        var rows = Enumerable.Range(0, 23).Select(n => Connection($"device:{n:00}", bytesOut: n / 3)).ToArray();
        store.Append([], rows);
        store.Commit(1);

        var seen = new List<ConnectionRow>();
        string? cursor = null;
        long epoch = 2;
        do
        {
            var page = store.Connections(new() { Limit = 5, Cursor = cursor });
            page.Total.ShouldBe(23);
            seen.AddRange(page.Items);
            cursor = page.Next;
            store.Append([], [Connection($"device:{epoch:00}", bytesOut: 1_000_000), Connection($"new:{epoch}", bytesOut: 5)]);
            store.Commit(epoch++);
        }
        while (cursor is not null);

        seen.ShouldBe(rows.OrderByDescending(row => row.BytesOut).ThenBy(row => row.Peer, StringComparer.Ordinal));
        store.Connections(new() { Limit = 1 }).Items[0].BytesOut.ShouldBeGreaterThan(1_000_000 - 1);
    }

    [Fact]
    public void ATimeIsFromTheFirstOnAndBeforeTheLast()
    {
        using var store = Open();
        store.Append([Event(1, Noon - 1), Event(2, Noon), Event(3, Noon + 9), Event(4, Noon + 10), Event(5, Noon + Day)], []);
        store.Commit(1);
        store.Events(new() { From = Noon, To = Noon + 10 }).Items.Select(row => row.Offset).ShouldBe([3, 2]);
        store.Events(new() { From = Noon + Day }).Items.Select(row => row.Offset).ShouldBe([5]);
        store.Events(new() { To = Noon }).Items.Select(row => row.Offset).ShouldBe([1]);
        store.Events(new() { From = long.MinValue, To = long.MaxValue }).Total.ShouldBe(5);
    }

    [Fact]
    public void AnEntityIsFoundOnEitherSide()
    {
        using var store = Open();
        store.Append(
            [Event(1, entity: "device:a", target: ""), Event(2, entity: "device:b", target: "device:a"), Event(3, entity: "device:b")],
            [Connection("device:a", entity: "device:b"), Connection("device:c", entity: "device:a"), Connection("device:c", entity: "device:b")]);
        store.Commit(1);
        store.Events(new() { EntityId = "device:a" }).Items.Select(row => row.Offset).ShouldBe([1, 2]);
        store.Connections(new() { EntityId = "device:a" }).Items.Select(row => row.EntityId + row.Peer).ShouldBe(["device:adevice:c", "device:bdevice:a"]);
        store.Hours(new() { EntityId = "device:a" }).ShouldBe([new HourTotal(Noon, 2_000, 200, 6, 2)]);
    }

    [Theory]
    [InlineData("198.51.100.7")]
    [InlineData("2001:db8::7")]
    [InlineData("::1")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void AnAddressIsFoundOnEitherSide(string text)
    {
        var address = Address.Parse(text);
        using var store = Open();
        store.Append(
            [Event(1) with { SourceAddress = address }, Event(2) with { DestinationAddress = address }, Event(3)],
            [Connection("a") with { PeerAddress = address }, Connection("b")]);
        store.Commit(1);
        var page = store.Events(new() { Address = address });
        page.Items.Select(row => row.Offset).ShouldBe([1, 2]);
        page.Items[0].SourceAddress.ShouldBe(address);
        store.Connections(new() { Address = address }).Items.ShouldBe([Connection("a") with { PeerAddress = address }]);
    }

    [Theory]
    [InlineData("source", "other.log")]
    [InlineData("operation", "Put%")]
    [InlineData("service", "iam")]
    [InlineData("outcome", "failure")]
    [InlineData("error", "Denied")]
    [InlineData("account", "acc")]
    [InlineData("region", "south-2")]
    [InlineData("agent", "sdk")]
    [InlineData("credential", "key-2")]
    [InlineData("class", "3002")]
    [InlineData("class", "Authentication")]
    [InlineData("port", "22")]
    [InlineData("protocol", "17")]
    [InlineData("peer", "identity:x")]
    [InlineData("peer", "192.0.2.1")]
    public void AFieldMatchesItsExactValue(string field, string value)
    {
        var wanted = Event(1) with
        {
            Source = "other.log",
            Operation = "Put%",
            Service = "iam",
            Outcome = "failure",
            Error = "Denied",
            Account = "acc",
            Region = "south-2",
            Agent = "sdk",
            Credential = "key-2",
            Class = EventClass.Authentication,
            Port = 22,
            Protocol = 17,
            TargetId = "identity:x",
            DestinationAddress = Address.Parse("192.0.2.1"),
        };
        using var store = Open();
        store.Append([wanted, Event(2), Event(3, operation: "PutX")], []);
        store.Commit(1);
        Find(value).ShouldBe([wanted]);
        Find(value + "0").ShouldBeEmpty();
        Find("0" + value).ShouldBeEmpty();
        Find("' OR true --").ShouldBeEmpty();
        IReadOnlyList<EventRow> Find(string text) => store.Events(new() { Fields = new Dictionary<string, string> { [field] = text } }).Items;
    }

    [Fact]
    public void AllConditionsMustHold()
    {
        using var store = Open();
        store.Append([Event(1), Event(2, operation: "PutObject"), Event(3, entity: "device:9", operation: "PutObject")], []);
        store.Commit(1);
        var query = new TelemetryQuery
        {
            EntityId = "device:1", Address = Address.Parse("10.0.0.5"), From = Noon, To = Noon + 1,
            Fields = new Dictionary<string, string> { ["operation"] = "PutObject", ["port"] = "443" },
        };
        store.Events(query).Items.ShouldBe([Event(2, operation: "PutObject")]);
        store.Events(query with { Address = Address.Parse("10.0.0.6") }).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Operation")]
    [InlineData("1 = 1; --")]
    [InlineData("")]
    public void AFieldThatThereIsNotIsRefused(string field)
    {
        using var store = Open();
        store.Append([Event(1)], [Connection()]);
        store.Commit(1);
        var query = new TelemetryQuery { Fields = new Dictionary<string, string> { [field] = "x" } };
        Should.Throw<ArgumentException>(() => store.Events(query));
        Should.Throw<ArgumentException>(() => store.Connections(query));
        Should.Throw<ArgumentException>(() => store.Hours(query));
        store.Events(new()).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("port", "22", "ssh")]
    [InlineData("peer", "ssh", "ssh")]
    [InlineData("outcome", "blocked", "refused")]
    [InlineData("outcome", "allowed", "web,ssh")]
    [InlineData("class", "4001", "web,ssh,refused")]
    [InlineData("class", "6003", "")]
    [InlineData("operation", "GetObject", "")]
    [InlineData("protocol", "17", "")]
    public void ConnectionsAreLimitedByTheFieldsThatTheyHave(string field, string value, string peers)
    {
        using var store = Open();
        store.Append([], [Connection("web", bytesOut: 9), Connection("ssh", port: 22, bytesOut: 8), Connection("refused", blocked: true, bytesOut: 7)]);
        store.Commit(1);
        var found = store.Connections(new() { Fields = new Dictionary<string, string> { [field] = value } }).Items.Select(row => row.Peer);
        string.Join(',', found).ShouldBe(peers);
    }

    [Fact]
    public void ConnectionsAreAddedUpOverThePeriodMostBytesFirst()
    {
        using var store = Open();
        store.Append([], [Connection(hour: Noon + Day, bytesOut: 5, offset: 30), Connection(hour: Noon, bytesOut: 7, offset: 20), Connection(serves: true, bytesOut: 1)]);
        store.Commit(1);
        store.Append([], [Connection(hour: Noon, bytesOut: 11, offset: 10), Connection(blocked: true, bytesOut: 99_999), Connection(port: 80, bytesOut: 2)]);
        store.Commit(2);

        var page = store.Connections(new());
        page.Total.ShouldBe(4);
        page.Items.Select(row => row.BytesOut).ShouldBe([99_999, 23, 2, 1]);
        page.Items[1].ShouldBe(Connection(bytesOut: 23, bytesIn: 300, offset: 10) with { Records = 9, LastTime = Noon + Day + 9_000 });
        store.Connections(new() { From = Noon + Day }).Items.ShouldBe([Connection(hour: Noon + Day, bytesOut: 5, offset: 30)]);
        store.Connections(new() { To = Noon + Day }).Items[1].BytesOut.ShouldBe(18);
    }

    [Fact]
    public void AnHourOfConnectionsCountsWhenAPartOfItIsInThePeriod()
    {
        using var store = Open();
        var midnight = Noon + (12 * Hour);
        store.Append([], [Connection("before", midnight - Hour), Connection("after", midnight)]);
        store.Commit(1);
        Peers(midnight - 1, midnight).ShouldBe(["before"]);
        Peers(midnight - 1, midnight + 1).ShouldBe(["after", "before"]);
        Peers(midnight, midnight + 1).ShouldBe(["after"]);
        Peers(midnight + 1, midnight + 2).ShouldBe(["after"]);
        Peers(midnight + Hour - 1, null).ShouldBe(["after"]);
        Peers(midnight + Hour, null).ShouldBeEmpty();
        IEnumerable<string> Peers(long from, long? to) => store.Connections(new() { From = from, To = to }).Items.Select(row => row.Peer);
    }

    [Fact]
    public void HoursAreOldestFirstAndThoseWithNothingAreAbsent()
    {
        using var store = Open();
        store.Append(
            [Event(1, Noon + 5), Event(2, Noon + Hour - 1), Event(3, Noon - Day), Event(4, -1)],
            [Connection(bytesOut: 10, bytesIn: 1), Connection("x", bytesOut: 20, bytesIn: 2), Connection(hour: Noon + (3 * Hour), bytesOut: 7, bytesIn: 3)]);
        store.Commit(1);
        store.Hours(new()).ShouldBe(
        [
            new(-Hour, 0, 0, 0, 1),
            new(Noon - Day, 0, 0, 0, 1),
            new(Noon, 30, 3, 6, 2),
            new(Noon + (3 * Hour), 7, 3, 3, 0),
        ]);
        store.Hours(new() { From = Noon, To = Noon + Hour }).ShouldBe([new(Noon, 30, 3, 6, 2)]);
        store.Hours(new() { Fields = new Dictionary<string, string> { ["operation"] = "GetObject" }, From = Noon }).ShouldBe([new(Noon, 0, 0, 0, 2)]);
    }

    [Fact]
    public void ACursorAndALimitThatMeanNothingAreRefused()
    {
        using var store = Open();
        Should.Throw<ArgumentException>(() => store.Events(new() { Cursor = "not a cursor!" }));
        Should.Throw<ArgumentException>(() => store.Connections(new() { Cursor = "bm90IGEgY3Vyc29y" }));
        Should.Throw<ArgumentException>(() => store.Events(new() { Limit = 0 }));
        Should.Throw<ArgumentException>(() => store.Connections(new() { Limit = -1 }));
    }
}
