using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Operations;
using Windhover.Storage;
using Xunit;

namespace Windhover.FunctionalTests.Access;

public sealed class FullDiskTests
{
    private const long Later = 1_800_000_000_000;

    [Fact]
    public async Task WhoIsSignedInGoesOnReadingWhenTheDiskIsFullAndNothingIsDoneThatCannotBeAudited()
    {
        await using var disk = await SmallDisk.MountAsync(8);
        using var store = EmbeddedStores.OpenAccess(Path.Combine(disk.Path, "access.db"));
        store.Add(SignedInServer.User("anna", Role.Viewer));
        store.Add(new Session { SessionId = "s", Hash = "hash", User = "anna", Means = SignInMeans.Password, CreatedAt = 1, LastUsed = 1, ExpiresAt = Later, Address = "127.0.0.1", Agent = "" });
        store.Add(new ApiToken { TokenId = "t", Name = "reader", Hash = "other", Owner = "anna", Role = Role.Viewer, CreatedAt = 1, ExpiresAt = Later });
        store.Used("t", "127.0.0.1", 2).ShouldBeTrue();
        disk.Fill();
        Should.Throw<SqliteException>(() => NoteForEver(store)).SqliteErrorCode.ShouldBe(13);

        store.Touch("hash", 3);
        store.Session("hash").ShouldNotBeNull().LastUsed.ShouldBe(1, "there was no room to note it");
        store.Used("t", "127.0.0.1", 4).ShouldBeFalse();
        Should.Throw<SqliteException>(() => store.Used("t", "198.51.100.7", 5)).SqliteErrorCode.ShouldBe(13, "a new address is not let in unseen");

        disk.Free();
        store.Touch("hash", 6);
        store.Session("hash").ShouldNotBeNull().LastUsed.ShouldBe(6);
        store.Used("t", "198.51.100.7", 7).ShouldBeTrue();
    }

    private static void NoteForEver(IAccessStore store)
    {
        while (true) store.Note(new AuditEntry { Time = 1, Who = "anna", Means = SignInMeans.Password, Address = "127.0.0.1", What = "sign_in", On = "", Outcome = AuditOutcome.Done, Detail = new string('x', 200) });
    }
}
