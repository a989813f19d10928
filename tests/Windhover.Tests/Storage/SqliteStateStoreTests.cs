using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Core.Stores;
using Windhover.Storage;
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
