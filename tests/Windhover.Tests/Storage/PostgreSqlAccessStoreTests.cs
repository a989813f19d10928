using Dapper;
using Npgsql;
using Shouldly;
using Windhover.Core.Access;
using Windhover.Testing.Access;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class PostgreSqlAccessStoreTests(PostgreSqlServer server) : AccessStoreConformance
{
    private readonly PostgreSqlStores stores = new(server);

    [Fact]
    public void TheAuditLogCannotBeChangedByAMistake()
    {
        using var store = Open();
        store.Note(Entry("anna", "sign_in"));
        using var connection = stores.Connect(Place);
        foreach (var mistake in new[] { "UPDATE audit SET who = 'ben'", "DELETE FROM audit", "TRUNCATE audit" })
            Should.Throw<PostgresException>(() => connection.Execute(mistake)).Message.ShouldContain("only ever added to");
        store.VerifyAudit().ShouldSatisfyAllConditions(v => v.Good.ShouldBe(1), v => v.Broken.ShouldBeNull());
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'mallory' WHERE number = 3", 3, "was changed")]
    [InlineData("DELETE FROM audit WHERE number = 2", 2, "is missing")]
    [InlineData("DELETE FROM audit WHERE number = 5; UPDATE audit_head SET number = 4", 4, "was written last")]
    public void WhoeverChangesTheTableItselfIsFoundAtTheFirstEntryThatDoesNotHold(string crime, long broken, string words)
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Note(Entry("anna", "sign_in"));
        using (var connection = stores.Connect(Place)) connection.Execute($"DROP TRIGGER audit_is_never_changed ON audit; {crime}");
        store.VerifyAudit().ShouldSatisfyAllConditions(v => v.Broken.ShouldBe(broken), v => v.Problem.ShouldContain(words));
    }

    [Fact]
    public void ServerAndCommandLineNoteInOneChain()
    {
        using var first = Open();
        using var second = Open();
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 6 }, number => (number % 2 == 0 ? first : second).Note(Entry($"user {number}", "sign_in")));
        first.VerifyAudit().ShouldSatisfyAllConditions(v => v.Good.ShouldBe(60), v => v.Broken.ShouldBeNull());
    }

    [Fact]
    public void AnEntryWithANulHoldsItsHash()
    {
        using var store = Open();
        var noted = store.Note(Entry("an\0na", "sign_in") with { Detail = "\u0001\0\u0002" });
        store.VerifyAudit().ShouldBe(new AuditVerdict(1, noted.Hash, null, ""));
        store.Audit(new() { Who = "an\0na" }).Items.ShouldHaveSingleItem().Detail.ShouldBe("\u0001\0\u0002");
    }

    protected override IAccessStore Open(string folder) => stores.Place(folder).OpenAccess();

    public override void Dispose()
    {
        stores.Dispose();
        base.Dispose();
    }
}
