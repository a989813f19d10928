using Shouldly;
using Windhover.Storage.DuckDb;
using Windhover.Storage.DuckDb.Native;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage.Native;

public sealed class DuckDbNativeTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.Open(":memory:", []);
    private readonly DuckDbConnection _connection;

    public DuckDbNativeTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void TheLibraryIsTheVersionThatTheBuildFetches() => DuckDbLibrary.Version.ShouldStartWith("v1.5.");

    [Fact]
    public void TheChunkOfTheLibraryHasTheSizeThatTheDocumentationSays() => NativeMethods.duckdb_vector_size().ShouldBe(2048UL);

    [Fact]
    public void WrongSqlGivesDuckDbsMessage()
    {
        Should.Throw<DuckDbException>(() => _connection.Execute("SELEC 1")).Message.ShouldContain("syntax error");
        Should.Throw<DuckDbException>(() => _connection.Prepare("SELECT nowhere")).Message.ShouldContain("nowhere");
        Should.Throw<DuckDbException>(() => _connection.Query("SELECT 'x'::INTEGER")).Message.ShouldContain("Could not convert");
        Should.Throw<DuckDbException>(() => _connection.Appender("nothing", DuckDbType.BigInt)).Message.ShouldContain("nothing");
        One("SELECT 1::BIGINT", (chunk, row) => chunk.Int64(0, row)).ShouldBe(1);
    }

    [Fact]
    public void AWrongSettingAndAWrongFileAreRefused()
    {
        Should.Throw<DuckDbException>(() => DuckDbDatabase.Open(":memory:", [new("nonsense", "1")])).Message.ShouldContain("nonsense");
        Should.Throw<DuckDbException>(() => DuckDbDatabase.Open("/nowhere/at/all.duckdb", [])).Message.ShouldContain("/nowhere/at/all.duckdb");
    }

    [Fact]
    public void WhatIsDisposedSaysSoAndNeverCrashes()
    {
        var connection = _database.Connect();
        var statement = connection.Prepare("SELECT $1::BIGINT");
        statement.Bind(1, 5L);
        var result = statement.Execute();
        var chunk = result.Fetch()!;
        chunk.Dispose();
        Should.Throw<ObjectDisposedException>(() => chunk.Int64(0, 0));
        result.Dispose();
        Should.Throw<ObjectDisposedException>(() => result.Fetch());
        statement.Dispose();
        Should.Throw<ObjectDisposedException>(() => statement.Execute());
        Should.Throw<ObjectDisposedException>(() => statement.Bind(1, 5L));
        connection.Dispose();
        connection.Dispose();
        Should.Throw<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        _connection.Execute("CREATE TABLE t (a BIGINT)");
        var appender = _connection.Appender("t", DuckDbType.BigInt);
        appender.Dispose();
        appender.Dispose();
        Should.Throw<ObjectDisposedException>(() => appender.Int64(0, 1));
        _database.Dispose();
        Should.Throw<ObjectDisposedException>(() => _database.Connect());
        One("SELECT 7::BIGINT", (c, row) => c.Int64(0, row)).ShouldBe(7); // an open connection outlives the handle of its database
    }

    [Fact]
    public void EveryTypeComesBackAsItWasBound()
    {
        var wide = UInt128.MaxValue - 1;
        using var result = _connection.Query(
            "SELECT $1::BIGINT, $2::INTEGER, $3::BOOLEAN, $4::UHUGEINT, $5::VARCHAR, $6::USMALLINT, $7::VARCHAR", long.MinValue, int.MaxValue, true, wide, "text", 65_535, null);
        result.Columns.ToArray().ShouldBe(
            [DuckDbType.BigInt, DuckDbType.Integer, DuckDbType.Boolean, DuckDbType.UHugeInt, DuckDbType.Varchar, DuckDbType.USmallInt, DuckDbType.Varchar]);
        using var chunk = result.Fetch()!;
        chunk.Size.ShouldBe(1);
        chunk.Int64(0, 0).ShouldBe(long.MinValue);
        chunk.Int32(1, 0).ShouldBe(int.MaxValue);
        chunk.Boolean(2, 0).ShouldBeTrue();
        chunk.UInt128(3, 0).ShouldBe(new NativeUInt128(ulong.MaxValue - 1, ulong.MaxValue));
        chunk.Text(4, 0).ShouldBe("text");
        chunk.UInt16(5, 0).ShouldBe((ushort)65_535);
        chunk.IsNull(6, 0).ShouldBeTrue();
        chunk.IsNull(4, 0).ShouldBeFalse();
        Should.Throw<InvalidCastException>(() => chunk.Text(6, 0)).Message.ShouldContain("NULL");
        Should.Throw<InvalidCastException>(() => chunk.Int32(0, 0)).Message.ShouldContain("BigInt");
        Should.Throw<ArgumentOutOfRangeException>(() => chunk.Int64(0, 1));
        result.Fetch().ShouldBeNull();
    }

    [Fact]
    public void AParameterThatThereIsNotAndAValueOfAnotherTypeAreRefused()
    {
        using var statement = _connection.Prepare("SELECT $1::BIGINT + $2::BIGINT");
        statement.Parameters.ShouldBe(2);
        Should.Throw<DuckDbException>(() => statement.Bind(3, 1L));
        Should.Throw<ArgumentException>(() => statement.Bind(1, 1.5m));
        statement.Bind(1, 1L);
        Should.Throw<DuckDbException>(() => statement.Execute()).Message.ShouldContain("2");
    }

    [Theory]
    [ClassData(typeof(HardText))]
    public void TextGoesThroughAppenderParameterAndResultUnchanged(string text)
    {
        _connection.Execute("CREATE TABLE t (a VARCHAR, b VARCHAR)");
        using (var appender = _connection.Appender("t", DuckDbType.Varchar, DuckDbType.Varchar))
        {
            foreach (var other in (string[])["short", "a text that is longer than twelve bytes"])
            {
                appender.Text(0, text);
                appender.Text(1, other);
                appender.EndRow();
            }

            appender.Flush();
        }

        using var result = _connection.Query("SELECT a, b FROM t WHERE a = $1 ORDER BY b DESC", text);
        result.Read((chunk, row) => (chunk.Text(0, row), chunk.Text(1, row))).ShouldBe([(text, "short"), (text, "a text that is longer than twelve bytes")]);
    }

    [Theory]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(300_000)]
    public void RowsOfManyChunksComeBackWithTheirNulls(int rows)
    {
        _connection.Execute("CREATE TABLE t (n BIGINT, even VARCHAR, text VARCHAR)");
        using (var appender = _connection.Appender("t", DuckDbType.BigInt, DuckDbType.Varchar, DuckDbType.Varchar))
        {
            for (var n = 0; n < rows; n++)
            {
                appender.Int64(0, n);
                if (n % 2 == 0) appender.Text(1, "even");
                else appender.Null(1);
                appender.Text(2, n % 3 == 0 ? "the same long text in every third row" : $"a text of its own, row {n}");
                appender.EndRow();
            }

            appender.Flush();
        }

        using var result = _connection.Query("SELECT n, even, text FROM t ORDER BY n");
        var at = 0;
        while (result.Fetch() is { } chunk)
        {
            using (chunk)
            {
                chunk.Size.ShouldBeLessThanOrEqualTo(2048);
                for (var row = 0; row < chunk.Size; row++, at++)
                {
                    if (chunk.Int64(0, row) != at || chunk.IsNull(1, row) != (at % 2 == 1)) Assert.Fail($"row {at}");
                    if (chunk.Text(2, row) != (at % 3 == 0 ? "the same long text in every third row" : $"a text of its own, row {at}")) Assert.Fail($"text of row {at}");
                }
            }
        }

        at.ShouldBe(rows);
    }

    [Fact]
    public void AnAppenderThatIsDisposedWithoutFlushAppendsNothing()
    {
        _connection.Execute("CREATE TABLE t (n BIGINT)");
        using (var appender = _connection.Appender("t", DuckDbType.BigInt))
        {
            for (var n = 0; n < 5_000; n++)
            {
                appender.Int64(0, n);
                appender.EndRow();
            }
        }

        One("SELECT count(*) FROM t", (chunk, row) => chunk.Int64(0, row)).ShouldBe(0);
    }

    [Fact]
    public void AnAppenderSaysWhichConstraintFails()
    {
        _connection.Execute("CREATE TABLE t (n BIGINT NOT NULL)");
        using var appender = _connection.Appender("t", DuckDbType.BigInt);
        appender.Null(0);
        appender.EndRow();
        Should.Throw<DuckDbException>(() => appender.Flush()).Message.ShouldContain("NOT NULL constraint failed");
    }

    [Fact]
    public async Task ConnectionsWorkAtOnceAndEachSeesWholeTransactions()
    {
        _connection.Execute("CREATE TABLE t (n BIGINT)");
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var connection = _database.Connect();
            while (!done.IsCancellationRequested)
            {
                using var result = connection.Query("SELECT count(*) FROM t");
                (result.Read((chunk, row) => chunk.Int64(0, row))[0] % 100).ShouldBe(0);
            }
        })).ToList();
        for (var batch = 0; batch < 50; batch++)
        {
            _connection.Execute("BEGIN TRANSACTION");
            for (var half = 0; half < 2; half++) _connection.Execute("INSERT INTO t SELECT range FROM range(50)").ShouldBe(50);
            _connection.Execute("COMMIT");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        One("SELECT count(*) FROM t", (chunk, row) => chunk.Int64(0, row)).ShouldBe(5_000);
    }

    private T One<T>(string sql, Func<DuckDbChunk, int, T> read)
    {
        using var result = _connection.Query(sql);
        return result.Read(read).ShouldHaveSingleItem();
    }
}
