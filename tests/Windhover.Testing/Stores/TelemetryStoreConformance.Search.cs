using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
using Xunit;
using static Windhover.Testing.Stores.TelemetrySamples;

namespace Windhover.Testing.Stores;

/// <summary>What every telemetry store promises: queries of the language, and the values of fields.</summary>
public abstract partial class TelemetryStoreConformance
{
    [Theory]
    [InlineData("operation:getobject", "1 2 4")]
    [InlineData("operation:*List*", "3")]
    [InlineData("operation:Get*", "1 2 4")]
    [InlineData("operation:*", "1 2 3 4")]
    [InlineData("not operation:GetObject", "3 5")]
    [InlineData("service:\"100% _sure\\\\\"", "4")]
    [InlineData("service:100%*", "4")]
    [InlineData("service:100_*", "")]
    [InlineData("actor:device:1", "1 3 4 5")]
    [InlineData("actor:role/payments", "2")]
    [InlineData("actor:1", "1 3 4 5")]
    [InlineData("entity:bucket/a", "1")]
    [InlineData("target:bucket/a or target:bucket/b", "1 3")]
    [InlineData("src_ip:10.0.0.0/8", "1 2 3 4")]
    [InlineData("ip:192.0.2.0/24", "2 5")]
    [InlineData("src_ip:0.0.0.0/0", "1 2 3 4 5")]
    [InlineData("not dst_ip:*", "4")]
    [InlineData("ip:::/0", "1 2 3 4 5")]
    [InlineData("bytes>300", "3")]
    [InlineData("bytes:300", "1 2 4 5")]
    [InlineData("bytes_in>=200 and bytes_in<=200", "1 2 4 5")]
    [InlineData("port:400..500", "1 2 4 5")]
    [InlineData("port!=443", "3")]
    [InlineData("protocol:tcp", "1 2 3 4 5")]
    [InlineData("class:authentication", "5")]
    [InlineData("outcome:(failure or denied)", "2")]
    [InlineData("country:nl and asn:64500", "1 2 3 4 5")]
    [InlineData("PAYROLL", "1 2 3 5")]
    [InlineData("payroll and role", "2")]
    [InlineData("direction:in", "")]
    [InlineData("records:0", "1 2 3 4 5")]
    [InlineData("record_id:rec-3", "3")]
    public void EventsAreFoundByAQuery(string query, string offsets)
    {
        using var store = Open();
        store.Append(
            [
                Event(1, entity: "device:1", target: "resource:bucket/a"),
                Event(2, entity: "identity:north:role/payments") with { Outcome = "failure", DestinationAddress = Address.Parse("192.0.2.9") },
                Event(3, Noon - Day, target: "resource:bucket/b", operation: "ListObjects") with { BytesIn = 5_000_000_000, Port = 22 },
                Event(4) with { Service = "100% _sure\\", Resource = "", DestinationAddress = default },
                Event(5, Noon + Day, operation: "") with { Class = EventClass.Authentication, SourceAddress = Address.Parse("192.0.2.77") },
            ],
            []);
        store.Commit(1);
        var page = store.Events(new() { Where = QueryLanguage.Parse(query) });
        string.Join(' ', page.Items.Select(row => row.Offset).Order()).ShouldBe(offsets);
        page.Total.ShouldBe(page.Items.Count);
        store.Hours(new() { Where = QueryLanguage.Parse(query) }).Sum(hour => hour.Events).ShouldBe(page.Total);
    }

    [Theory]
    [InlineData("port:22", "b")]
    [InlineData("direction:in", "c")]
    [InlineData("outcome:blocked", "b")]
    [InlineData("peer:device:a or peer:c", "a c")]
    [InlineData("entity:device:b", "b")]
    [InlineData("ip:203.0.113.0/24", "a b c")]
    [InlineData("src_ip:203.0.113.0/24", "c")]
    [InlineData("dst_ip:203.0.113.0/24", "a b")]
    [InlineData("bytes>1MB", "a")]
    [InlineData("records:3", "a b c")]
    [InlineData("class:network_activity and country:se", "a b c")]
    [InlineData("operation:\"\"", "a b c")]
    [InlineData("operation:*", "")]
    [InlineData("not (port:22 or direction:in)", "a")]
    public void ConnectionsAreFoundByAQuery(string query, string peers)
    {
        using var store = Open();
        store.Append([], [Connection("device:a", bytesOut: 2_000_000), Connection("device:b", port: 22, blocked: true), Connection("device:c", serves: true)]);
        store.Commit(1);
        var page = store.Connections(new() { Where = QueryLanguage.Parse(query) });
        string.Join(' ', page.Items.Select(row => row.Peer.Split(':')[1]).Order(StringComparer.Ordinal)).ShouldBe(peers);
        store.Hours(new() { Where = QueryLanguage.Parse(query) }).Sum(hour => hour.Connections).ShouldBe(page.Total * 3);
    }

    [Fact]
    public void OneOfSeveralEntitiesIsFoundOnEitherSide()
    {
        using var store = Open();
        store.Append([Event(1, entity: "device:1", target: "resource:a"), Event(2, entity: "device:2", target: "device:1"), Event(3, entity: "device:3", target: "resource:b")], [Connection("device:a"), Connection("device:b", entity: "device:9")]);
        store.Commit(1);
        store.Events(new() { EntityIds = ["device:1", "resource:b"] }).Items.Select(row => row.Offset).Order().ShouldBe([1, 2, 3]);
        store.Events(new() { EntityIds = ["device:3"] }).Items.Select(row => row.Offset).ShouldBe([3]);
        store.Connections(new() { EntityIds = ["device:a", "device:9"] }).Total.ShouldBe(2);
        store.Connections(new() { EntityIds = ["device:b"] }).Total.ShouldBe(1);
    }

    [Fact]
    public void WhatAQuerySaysIsNeverRunAsSql()
    {
        using var store = Open();
        store.Append([Event(1, operation: "x'; DROP TABLE meta; --")], []);
        store.Commit(1);
        store.Events(new() { Where = QueryLanguage.Parse("operation:\"x'; DROP TABLE meta; --\"") }).Total.ShouldBe(1);
        store.Events(new() { Where = QueryLanguage.Parse("\"'; DROP\"") }).Total.ShouldBe(1);
        store.Epoch.ShouldBe(1);
        store.Events(new()).Total.ShouldBe(1);
    }

    [Fact]
    public void ValuesOfAFieldAreCountedAmongWhatMatchesMostFirst()
    {
        using var store = Open();
        store.Append([Event(1), Event(2, Noon - Day), Event(3, operation: "ListObjects"), Event(4, operation: ""), Event(5) with { Class = EventClass.Authentication, Port = 22 }], [Connection(), Connection("device:3", port: 53) with { Records = 9 }]);
        store.Commit(1);

        Values(store, "operation").ShouldBe([("GetObject", 3), ("ListObjects", 1)]);
        Values(store, "operation", query: "port:443").ShouldBe([("GetObject", 2), ("ListObjects", 1)]);
        Values(store, "operation", prefix: "list").ShouldBe([("ListObjects", 1)]);
        Values(store, "operation", prefix: "%").ShouldBeEmpty();
        Values(store, "operation", limit: 1).ShouldBe([("GetObject", 3)]);
        Values(store, "actor", prefix: "1").ShouldBe([("device:1", 5)]);
        Values(store, "port").ShouldBe([("443", 4), ("22", 1)]);
        Values(store, "port", prefix: "2").ShouldBe([("22", 1)]);
        Values(store, "src_ip", prefix: "10.").ShouldBe([("10.0.0.5", 5)]);
        Values(store, "class").ShouldBe([("api_activity", 4), ("authentication", 1)]);
        Values(store, "port", connections: true).ShouldBe([("53", 9), ("443", 3)], "of connections, flow records are counted");
        Values(store, "direction", connections: true).ShouldBe([("out", 12)]);
        Values(store, "operation", connections: true).ShouldBeEmpty();
        Values(store, "ip").ShouldBeEmpty();
    }

    private static (string Value, long Count)[] Values(ITelemetryStore store, string field, string query = "", string prefix = "", bool connections = false, int limit = 10) =>
        [.. store.Values(new() { Of = new() { Where = QueryLanguage.Parse(query), Limit = limit }, Field = TelemetryFields.Find(field)!, Prefix = prefix, Connections = connections }).Select(value => (value.Value, value.Count))];
}
