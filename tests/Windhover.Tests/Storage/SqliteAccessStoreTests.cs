using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Core.Access;
using Windhover.Storage;
using Windhover.Testing.Access;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class SqliteAccessStoreTests : AccessStoreConformance
{
    [Fact]
    public void OnlyItsOwnerMayReadTheFile()
    {
        if (OperatingSystem.IsWindows()) return;
        using var store = Open();
        store.Note(Entry("anna", "sign_in"));
        foreach (var file in Directory.EnumerateFiles(Place, "access.db*")) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void TheAuditLogCannotBeChangedByAMistake()
    {
        using var store = Open();
        store.Note(Entry("anna", "sign_in"));
        Should.Throw<SqliteException>(() => Execute("UPDATE audit SET who = 'ben'")).Message.ShouldContain("only ever added to");
        Should.Throw<SqliteException>(() => Execute("DELETE FROM audit")).Message.ShouldContain("only ever added to");
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'mallory' WHERE number = 3", 3, "was changed")]
    [InlineData("UPDATE audit SET means = 'telepathy' WHERE number = 2", 2, "was changed")]
    [InlineData("UPDATE audit SET outcome = 'refused' WHERE number = 1", 1, "was changed")]
    [InlineData("DELETE FROM audit WHERE number = 2", 2, "is missing")]
    [InlineData("DELETE FROM audit WHERE number > 3", 4, "is missing")]
    [InlineData("DELETE FROM audit", 1, "is missing")]
    [InlineData("UPDATE audit SET number = 9 WHERE number = 5", 5, "is missing")]
    [InlineData("UPDATE audit SET hash = previous_hash WHERE number = 5", 5, "was changed")]
    [InlineData("DELETE FROM audit WHERE number = 5; UPDATE audit_head SET number = 4", 4, "was written last")]
    public void WhoeverChangesTheFileItselfIsFoundAtTheFirstEntryThatDoesNotHold(string crime, long broken, string words)
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Note(Entry("anna", "sign_in"));
        store.VerifyAudit().Broken.ShouldBeNull();
        Execute($"DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_cut; {crime}");
        var verdict = store.VerifyAudit();
        verdict.Broken.ShouldBe(broken);
        verdict.Problem.ShouldContain(words);
    }

    [Fact]
    public void AnEntryWhoseHashWasMadeAnewBreaksTheOneAfterIt()
    {
        using var store = Open();
        for (var i = 0; i < 3; i++) store.Note(Entry("anna", "sign_in"));
        var second = store.Audit(new()).Items[1] with { Who = "mallory" };
        Execute($"DROP TRIGGER audit_is_never_changed; UPDATE audit SET who = 'mallory', hash = '{AuditChain.HashOf(second)}' WHERE number = 2");
        store.VerifyAudit().ShouldSatisfyAllConditions(v => v.Broken.ShouldBe(3), v => v.Problem.ShouldContain("does not follow"));
    }

    protected override IAccessStore Open(string folder) => EmbeddedStores.OpenAccess(Path.Combine(folder, "access.db"));

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Place, "access.db"), Pooling = false }.ConnectionString);
        connection.Open();
        connection.Execute(sql);
    }
}
