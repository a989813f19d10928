using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Storage;
using Windhover.Storage.Relational;
using Windhover.Storage.Sqlite;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

/// <summary>A file of an older version is copied before it is changed.</summary>
public sealed class MigrationCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Copy => folder.File("state.db.v2.bak");

    [Fact]
    public void AnOlderFileIsCopiedBesideItselfBeforeItsFirstStep()
    {
        MakeOld();
        using (var store = EmbeddedStores.OpenState(folder.File("state.db"))) store.Incident("i1").ShouldNotBeNull();
        Version("state.db").ShouldBe(StateSchema.Migrations.Length);
        Version("state.db.v2.bak").ShouldBe(2);
        using (var copy = Connect("state.db.v2.bak")) copy.ExecuteScalar<long>("SELECT count(*) FROM incidents").ShouldBe(1);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists(Copy + ".partial").ShouldBeFalse();

        // Once it is new, nothing more is copied.
        File.Delete(Copy);
        EmbeddedStores.OpenState(folder.File("state.db")).Dispose();
        File.Exists(Copy).ShouldBeFalse();
    }

    [Fact]
    public void ACopyThatWasCutOffIsMadeAnewAndOneThatIsWholeStays()
    {
        MakeOld();
        File.WriteAllText(Copy + ".partial", "half");
        EmbeddedStores.OpenState(folder.File("state.db")).Dispose();
        Version("state.db.v2.bak").ShouldBe(2);
        var made = File.GetLastWriteTimeUtc(Copy);

        using (var again = Connect("state.db")) again.Execute("PRAGMA user_version = 4");
        EmbeddedStores.OpenState(folder.File("state.db")).Dispose();
        File.GetLastWriteTimeUtc(Copy).ShouldBe(made);
    }

    [Fact]
    public void ANewFileHasNothingToCopy()
    {
        EmbeddedStores.OpenState(folder.File("state.db")).Dispose();
        Directory.EnumerateFiles(folder.Path, "*.bak*").ShouldBeEmpty();
    }

    [Fact]
    public void ANewerFileIsRefusedInWordsAndNotCopied()
    {
        EmbeddedStores.OpenState(folder.File("state.db")).Dispose();
        using (var newer = Connect("state.db")) newer.Execute("PRAGMA user_version = 99");
        Should.Throw<NewerStoreException>(() => EmbeddedStores.OpenState(folder.File("state.db"))).Message.ShouldContain("version 99; this program knows");
        Directory.EnumerateFiles(folder.Path, "*.bak*").ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    // As the second version of the program wrote it.
    private void MakeOld()
    {
        using var old = Connect("state.db");
        old.Execute("PRAGMA journal_mode = WAL");
        foreach (var migration in StateSchema.Migrations[..2]) old.Execute(migration);
        old.Execute(
            "INSERT INTO incidents VALUES ('i1', 1, 1, 0, 1, 1, '', '', @document); PRAGMA user_version = 2",
            new { document = System.Text.Json.JsonSerializer.Serialize(StateSamples.Incident("i1"), StateJson.Default.Incident) });
    }

    private long Version(string file)
    {
        using var connection = Connect(file);
        return connection.ExecuteScalar<long>("PRAGMA user_version");
    }

    private SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File(file), Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
