using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Storage.Relational;
using Windhover.Storage.Sqlite;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class SqliteStateStoreTests : StateStoreConformance
{
    protected override IStateStore Open(string folder) => EmbeddedStores.OpenState(Path.Combine(folder, "state.db"));

    [Fact]
    public void AFileOfANewerVersionIsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Open(folder.Path).Dispose();
        var newer = StateSchema.Migrations.Length + 1;
        Run(folder, $"PRAGMA user_version = {newer}");
        Should.Throw<InvalidOperationException>(() => Open(folder.Path)).Message.ShouldContain($"version {newer}");
        Run(folder, "PRAGMA user_version").ShouldBe(newer);
    }

    [Fact]
    public void AFileWithoutTablesIsBroughtToTheNewestVersion()
    {
        using var folder = new TemporaryFolder();
        Run(folder, "PRAGMA user_version").ShouldBe(0);
        Open(folder.Path).Dispose();
        Run(folder, "PRAGMA user_version").ShouldBe(StateSchema.Migrations.Length);
    }

    [Fact]
    public void IncidentsOfAFileFromBeforePeopleCouldHandleThemStayAndMayBeHandled()
    {
        using var folder = new TemporaryFolder();
        using (var old = Connect(folder))
        {
            foreach (var migration in StateSchema.Migrations[..2]) old.Execute(migration);
            old.Execute(
                "INSERT INTO incidents VALUES ('i1', 1, 1, 0, 1, 1, '', '', @document); PRAGMA user_version = 2",
                new { document = System.Text.Json.JsonSerializer.Serialize(StateSamples.Incident("i1"), StateJson.Default.Incident) });
        }

        using var store = Open(folder.Path);
        store.Incident("i1").ShouldNotBeNull().ShouldSatisfyAllConditions(i => i.Status.ShouldBe(IncidentStatus.Closed), i => i.Handling.ShouldBeNull());
        store.Handle("i1", StateSamples.Reopening()).ShouldBe(HandlingOutcome.Done);
        store.Incident("i1")!.Status.ShouldBe(IncidentStatus.Open);
        store.History("i1").Items.ShouldHaveSingleItem().From.ShouldBe("closed");
    }

    [Fact]
    public void DocumentsAreKeptInSnakeCaseWithNamesForEnumerations()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Path)) store.Commit(new() { Epoch = 1, Alerts = [StateSamples.Alert("a1")] });
        using var connection = Connect(folder);
        var document = connection.QuerySingle<string>("SELECT document FROM alerts");
        document.ShouldContain("\"alert_id\":\"a1\"");
        document.ShouldContain("\"kind\":\"third_party\"");
        document.ShouldContain("\"next_steps\":[");
    }

    [Fact]
    public void NoPartOfASnapshotIsLargerThanEightMegabytes()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Path)) store.Commit(new() { Epoch = 1, Snapshots = [new("engine", new byte[(20 << 20) + 1])] });
        using var connection = Connect(folder);
        connection.Query<long>("SELECT length(data) FROM snapshots ORDER BY part").ShouldBe([8 << 20, 8 << 20, (4 << 20) + 1]);
    }

    private static long Run(TemporaryFolder folder, string sql)
    {
        using var connection = Connect(folder);
        return connection.ExecuteScalar<long>(sql);
    }

    private static SqliteConnection Connect(TemporaryFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.File("state.db")};Pooling=false");
        connection.Open();
        return connection;
    }
}
