using Shouldly;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Storage.DuckDb;
using Windhover.Storage.DuckDb.Native;
using Windhover.Testing.Stores;
using Xunit;
using static Windhover.Testing.Stores.TelemetrySamples;

namespace Windhover.Tests.Storage;

public sealed class DuckDbTelemetryStoreTests : TelemetryStoreConformance
{
    protected override ITelemetryStore Open(string folder) => EmbeddedStores.OpenTelemetry(Path.Combine(folder, "telemetry.duckdb"));

    [Fact]
    public void AFileThatIsNoDatabaseIsRefusedWithDuckDbsReason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("telemetry.duckdb"), new string('x', 8_192));
        Should.Throw<DuckDbException>(() => Open(folder.Path)).Message.ShouldContain("not a valid DuckDB database file");
    }

    [Fact]
    public void AFileOfANewerVersionIsRefused()
    {
        using var folder = new TemporaryFolder();
        Open(folder.Path).Dispose();
        using (var database = DuckDbDatabase.Open(folder.File("telemetry.duckdb"), []))
        using (var connection = database.Connect())
            connection.Execute("UPDATE meta SET version = 99");
        Should.Throw<InvalidOperationException>(() => Open(folder.Path)).Message.ShouldContain("version 99");
    }

    [Fact]
    public void AFileOfVersionTwoKeepsItsRowsAndTakesCredentialsFromThenOn()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Path))
        {
            store.Append([Event(1)], []);
            store.Commit(1);
        }

        using (var database = DuckDbDatabase.Open(folder.File("telemetry.duckdb"), []))
        using (var connection = database.Connect())
        {
            var events = TelemetryDay.Of(Noon).Events;
            connection.Execute($"ALTER TABLE {events} DROP COLUMN credential; ALTER TABLE {events} DROP COLUMN credential_lasts; UPDATE meta SET version = 2;");
        }

        using (var store = Open(folder.Path))
        {
            store.Append([Event(2)], []);
            store.Commit(2);
            store.Events(new()).Items.ShouldBe([Event(1) with { Credential = "", CredentialLasts = default }, Event(2)]);
        }

        Open(folder.Path).Dispose();
    }

    [Fact]
    public void ARowThatCannotBeWrittenSpoilsItsEpochUntilItIsRolledBack()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder.Path);
        store.Append([Event(1)], []);
        store.Commit(1);
        Should.Throw<ArgumentNullException>(() => store.Append([Event(2), Event(3) with { Source = null! }], []));
        Should.Throw<InvalidOperationException>(() => store.Append([Event(4)], []));
        Should.Throw<InvalidOperationException>(() => store.Commit(2));
        store.Epoch.ShouldBe(1);
        store.RollBackTo(1);
        store.Append([Event(5)], []);
        store.Commit(2);
        Offsets(store).ShouldBe([1, 5]);
    }

    [Fact]
    public void TheLimitsOfTheOptionsAreDuckDbs()
    {
        using var folder = new TemporaryFolder();
        var options = new DuckDbOptions { MemoryLimit = 256 << 20, Threads = 3 };
        using var store = (DuckDbTelemetryStore)EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"), options);
        store.Setting("memory_limit").ShouldBe("256.0 MiB");
        store.Setting("threads").ShouldBe("3");
        store.Setting("enable_external_access").ShouldBe("false");
    }

    [Fact]
    public void AStoreThatIsClosedSaysSo()
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder.Path);
        store.Dispose();
        store.Dispose();
        Should.Throw<ObjectDisposedException>(() => store.Events(new()));
        Should.Throw<ObjectDisposedException>(() => store.Append([Event(1)], []));
        Should.Throw<ObjectDisposedException>(() => store.Commit(1));
    }

    [Theory]
    [InlineData(0, "1970-01-01")]
    [InlineData(-1, "1969-12-31")]
    [InlineData(86_399_999, "1970-01-01")]
    [InlineData(86_400_000, "1970-01-02")]
    [InlineData(Noon, "2026-01-31")]
    [InlineData(long.MaxValue, "9999-12-31")]
    [InlineData(long.MinValue, "0001-01-01")]
    public void ATimeHasOneDayAndADayOneTable(long time, string name)
    {
        var day = TelemetryDay.Of(time);
        day.Name.ShouldBe(name);
        TelemetryDay.OfTable(day.Events).ShouldBe(day);
        day.Events.ShouldBe("events_" + name.Replace("-", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("events_20260230")]
    [InlineData("events_2026013")]
    [InlineData("events_20260131; DROP TABLE meta")]
    [InlineData("connections_20260131")]
    [InlineData("meta")]
    public void ATableThatIsNoDayIsNone(string table) => TelemetryDay.OfTable(table).ShouldBeNull();
}
