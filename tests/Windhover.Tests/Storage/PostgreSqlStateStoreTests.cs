using Dapper;
using Shouldly;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class PostgreSqlStateStoreTests(PostgreSqlServer server) : StateStoreConformance
{
    private readonly PostgreSqlStores stores = new(server);

    [Fact]
    public void ASchemaOfANewerVersionIsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Open(folder.Path).Dispose();
        using var connection = stores.Connect(folder.Path);
        connection.Execute("UPDATE stores SET version = 99 WHERE store = 'state'");
        Should.Throw<NewerStoreException>(() => Open(folder.Path)).Message.ShouldContain("version 99");
        connection.ExecuteScalar<long>("SELECT version FROM stores WHERE store = 'state'").ShouldBe(99);
    }

    [Fact]
    public void AnEntityWhoseIdIsLongerThanAnEntryOfAnIndexIsKeptAndFound()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder.Path);
        var noise = new Random(5);
        var id = "identity:" + string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)noise.Next(0x4E00, 0x9FFF)));
        store.Commit(new() { Epoch = 1, Alerts = [StateSamples.Alert("a1", entity: id), StateSamples.Alert("a2", entity: id + "x")], Incidents = [StateSamples.Incident("i1", entities: id)] });
        store.Alerts(new() { EntityId = id }).Items.ShouldHaveSingleItem().AlertId.ShouldBe("a1");
        store.Incidents(new() { EntityId = id }).Items.ShouldHaveSingleItem();
        store.Incidents(new() { EntityId = id + "x" }).Items.ShouldBeEmpty();
    }

    [Fact]
    public void IdsSortByTheirBytesWhateverTheLanguageOfTheDatabase()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder.Path);
        string[] ids = ["a\0", "a\u0001", "a\u0002", "B", "a", "a b", "a-b", "Ä", "ä", "z", "_"];
        store.Commit(new() { Epoch = 1, Alerts = [.. ids.Select(id => StateSamples.Alert(id))] });
        var sorted = ids.Order(StringComparer.Ordinal).ToArray();
        store.Alerts(new() { Limit = 50 }).Items.Select(a => a.AlertId).ShouldBe(sorted);
        var paged = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = store.Alerts(new() { Limit = 2, Cursor = cursor });
            paged.AddRange(page.Items.Select(a => a.AlertId));
            if ((cursor = page.Next) is null) break;
        }

        paged.ShouldBe(sorted);
    }

    [Fact]
    public void AWriterWhoseConnectionWasCutWritesOnAndReadersReadOn()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder.Path);
        store.Commit(new() { Epoch = 1, Incidents = [StateSamples.Incident("i1")] });
        store.Incident("i1").ShouldNotBeNull();
        using (var connection = stores.Connect(folder.Path)) connection.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()");
        store.Incident("i1").ShouldNotBeNull();
        store.Handle("i1", StateSamples.Comment("still here"));
        store.Commit(new() { Epoch = 2 });
        store.Epoch.ShouldBe(2);
        store.History("i1").Items.ShouldHaveSingleItem().Text.ShouldBe("still here");
    }

    [Fact]
    public void OnlyOneProgramHasItOpen()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Path))
        {
            store.Commit(new() { Epoch = 1 });
            Should.Throw<StoreTakenException>(() => Open(folder.Path)).Message.ShouldContain("another program");
        }

        using var next = Open(folder.Path);
        next.Epoch.ShouldBe(1);
    }

    [Fact]
    public void ACommitOfAnotherProgramMeanwhileIsNotOverwritten()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder.Path);
        store.Commit(new() { Epoch = 1 });
        using (var other = stores.Connect(folder.Path)) other.Execute("UPDATE commits SET epoch = 7");
        Should.Throw<StoreTakenException>(() => store.Commit(new() { Epoch = 2, Alerts = [StateSamples.Alert("a1")] }));
        store.Alert("a1").ShouldBeNull();
        store.Epoch.ShouldBe(7, "it is read again");
    }

    protected override IStateStore Open(string folder) => stores.Place(folder).OpenState();

    public override void Dispose()
    {
        stores.Dispose();
        base.Dispose();
    }
}
