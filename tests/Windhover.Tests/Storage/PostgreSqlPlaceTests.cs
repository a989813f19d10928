using Dapper;
using Npgsql;
using Shouldly;
using Windhover.Storage;
using Windhover.Storage.PostgreSql;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class PostgreSqlPlaceTests(PostgreSqlServer server) : IDisposable
{
    private readonly PostgreSqlStores stores = new(server);
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder other = new();

    [Fact]
    public void AFolderThatHoldsNothingJoinsTheFirstDatabaseAndNoOther()
    {
        stores.Place("one").Bind(folder.Path);
        stores.Place("one").Bind(folder.Path);
        Should.Throw<StateElsewhereException>(() => stores.Place("two").Bind(folder.Path)).Message.ShouldContain("another installation");
        Should.Throw<StateElsewhereException>(() => new FilePlace(folder.Path).Bind(folder.Path)).Message.ShouldContain("migrate-store --to files");
        StateMarker.Read(folder.Path)!.Name.ShouldEndWith($"({stores.Address("one").Schema})");
        new FilePlace(other.Path).Bind(other.Path);
    }

    [Theory]
    [InlineData("state.db")]
    [InlineData("telemetry.duckdb")]
    public void AFolderOfAnotherInstallationIsRefusedSinceItsTelemetryWouldBeRemoved(string file)
    {
        File.WriteAllText(folder.File(file), "");
        var place = stores.Place(folder.Path);
        Should.Throw<StateElsewhereException>(() => place.Bind(folder.Path)).Message.ShouldContain("migrate-store");
        StateMarker.Read(folder.Path).ShouldBeNull();
    }

    [Fact]
    public void ADatabaseThatMayOnlyBeReadIsAProblem()
    {
        var place = stores.Place(folder.Path);
        using var state = place.OpenState();
        place.Problem().ShouldBeNull();
        using (var connection = stores.Connect(folder.Path))
        {
            connection.Execute("CREATE ROLE reader_only LOGIN SUPERUSER; ALTER ROLE reader_only SET default_transaction_read_only = on");
        }

        using var reader = new PostgreSqlPlace(PostgreSqlAddress.Parse(stores.Text(folder.Path).Replace("Username=postgres", "Username=reader_only", StringComparison.Ordinal)));
        var refused = Should.Throw<PostgresException>(() => reader.OpenAccess());
        DataDisk.CauseOf(refused).ShouldBe("the database of the stores is read-only");
    }

    [Fact]
    public void SizesAreThoseOfItsTables()
    {
        var place = stores.Place(folder.Path);
        place.Sizes().ShouldBe([("state", 0L)]);
        using var state = place.OpenState();
        state.Commit(new() { Epoch = 1, Snapshots = [new("engine", new byte[3 << 20])] });
        place.Sizes().ShouldHaveSingleItem().Bytes.ShouldBeGreaterThan(3 << 20);
    }

    [Theory]
    [InlineData("Host=db;Database=w;Password=geheim", "under password")]
    [InlineData("Database=w", "Host must name")]
    [InlineData("Host=a,b;Database=w", "Host must name one")]
    [InlineData("Host=db", "Database must be set")]
    [InlineData("Host=db;Database=w;Search Path=a,b", "Search Path")]
    [InlineData("Host=db;Database=w;Colour=geheim", "no address")]
    [InlineData("Host=db;Database=w;Port=geheim", "no address")]
    public void AnAddressThatIsNoneIsRefusedAndNotRepeated(string text, string words)
    {
        var wrong = Should.Throw<ArgumentException>(() => PostgreSqlAddress.Parse(text));
        wrong.Message.ShouldContain(words);
        wrong.Message.ShouldNotContain("geheim");
    }

    [Fact]
    public void ANameSaysWhereItIsAndNoSecret() => PostgreSqlAddress.Parse("Host=db.example.org;Database=windhover;Username=anna", "geheim").Name.ShouldBe("db.example.org/windhover");

    public void Dispose()
    {
        stores.Dispose();
        folder.Dispose();
        other.Dispose();
    }
}
