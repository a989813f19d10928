using Shouldly;
using Windhover.Core.Access;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Testing.Access;

/// <summary>What every access store promises.</summary>
public abstract class AccessStoreConformance : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void AUserIsThereAfterReopeningWhateverTheCaseOfTheName()
    {
        using (var store = Open()) store.Add(Anna with { TotpSecret = "closed", LockedUntil = 7, MustChangePassword = true }).ShouldBeTrue();
        using var again = Open();
        again.User("ANNA ö").ShouldBe(Anna with { TotpSecret = "closed", LockedUntil = 7, MustChangePassword = true });
        again.User("ben").ShouldBeNull();
    }

    [Fact]
    public void ANameAndASubjectAreTakenOnce()
    {
        using var store = Open();
        store.Add(Anna).ShouldBeTrue();
        store.Add(Anna with { Name = "ANNA Ö", Role = Role.Viewer }).ShouldBeFalse();
        store.Add(Anna with { Name = "ben", Subject = "issuer 1" }).ShouldBeTrue();
        store.Add(Anna with { Name = "cleo", Subject = "issuer 1" }).ShouldBeFalse();
        store.Users().Select(u => u.Name).ShouldBe(["Anna Ö", "ben"]);
        store.UserOf("issuer 1")!.Name.ShouldBe("ben");
        store.UserOf("issuer 2").ShouldBeNull();
    }

    [Fact]
    public void ManyWhoChangeAUserAtOnceLoseNothing()
    {
        using var store = Open();
        store.Add(Anna);
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => store.Change("anna ö", user => user with { Failures = user.Failures + 1 }));
        store.User("Anna Ö")!.Failures.ShouldBe(40);
    }

    [Fact]
    public void AChangeThatIsNoneKeepsTheUserAndTheNameStays()
    {
        using var store = Open();
        store.Add(Anna);
        store.Change("Anna Ö", _ => null).ShouldBeNull();
        store.Change("nobody", user => user).ShouldBeNull();
        store.Change("Anna Ö", user => user with { Name = "Zoe", Role = Role.Viewer })!.Name.ShouldBe("Anna Ö");
        store.User("Zoe").ShouldBeNull();
    }

    [Fact]
    public void SessionsAreFoundByTheirHashAndEndOneByOneOrAllButOne()
    {
        using var store = Open();
        store.Add(Anna);
        store.Add(Anna with { Name = "ben" });
        foreach (var number in Enumerable.Range(1, 3)) store.Add(Session(number));
        store.Add(Session(4) with { User = "ben" });
        store.Touch("hash-2", 500);
        store.Session("hash-2").ShouldBe(Session(2) with { LastUsed = 500 });
        store.Session("hash-9").ShouldBeNull();
        store.Sessions("ANNA Ö").Select(s => s.SessionId).ShouldBe(["s3", "s2", "s1"]);
        store.EndSession("ben", "s1").ShouldBeFalse("it is not Ben's");
        store.EndSession("anna ö", "s1").ShouldBeTrue();
        store.EndSessions("Anna Ö", "hash-3").ShouldBe(1);
        store.Sessions("Anna Ö").Select(s => s.SessionId).ShouldBe(["s3"]);
        store.EndSessions("Anna Ö").ShouldBe(1);
        store.Session("hash-4").ShouldNotBeNull();
        store.DropSessions(Session(4).ExpiresAt + 1);
        store.Session("hash-4").ShouldBeNull();
    }

    [Fact]
    public void ATokenKnowsItsUsesAndIsTakenBackOnce()
    {
        using var store = Open();
        store.Add(Anna);
        var token = new ApiToken { TokenId = "t1", Name = "nightly", Owner = "Anna Ö", Role = Role.Analyst, Scopes = ["incidents"], Hash = "hash-t", CreatedAt = 1, ExpiresAt = 99 };
        store.Add(token);
        store.Used("t1", "10.0.0.1", 5).ShouldBeTrue();
        store.Used("t1", "10.0.0.1", 6).ShouldBeFalse();
        store.Used("t1", "10.0.0.2", 7).ShouldBeTrue();
        store.Token("hash-t")!.ShouldSatisfyAllConditions(t => t.LastUsed.ShouldBe(7), t => t.LastAddress.ShouldBe("10.0.0.2"), t => t.Scopes.ShouldBe(["incidents"]), t => t.Role.ShouldBe(Role.Analyst));
        store.Tokens("anna ö").Select(t => t.TokenId).ShouldBe(["t1"]);
        store.Tokens("ben").ShouldBeEmpty();
        store.Revoke("t1", 8)!.Name.ShouldBe("nightly");
        store.Revoke("t1", 9).ShouldBeNull();
        store.Token("hash-t")!.RevokedAt.ShouldBe(8);
    }

    [Fact]
    public void AWelcomeIsGoodOnceInTimeAndOnlyTheLast()
    {
        using var store = Open();
        store.SetWelcome("old", 100);
        store.SetWelcome("new", 100);
        store.Welcome("old", 50, Anna).ShouldBeFalse();
        store.Welcome("new", 100, Anna).ShouldBeFalse("it is over");
        store.User("Anna Ö").ShouldBeNull();
        store.Welcome("new", 99, Anna).ShouldBeTrue();
        store.Welcome("new", 99, Anna with { Name = "ben" }).ShouldBeFalse("it was used");
        store.User("ben").ShouldBeNull();
    }

    [Fact]
    public void AWelcomeForATakenNameIsNotUsedUp()
    {
        using var store = Open();
        store.Add(Anna);
        store.SetWelcome("code", 100);
        store.Welcome("code", 50, Anna).ShouldBeFalse();
        store.Welcome("code", 50, Anna with { Name = "ben" }).ShouldBeTrue();
    }

    [Fact]
    public void TheAuditLogIsAChainThatGoesOnAfterReopening()
    {
        using (var store = Open())
        {
            store.Note(Entry("anna", "sign_in")).ShouldSatisfyAllConditions(e => e.Number.ShouldBe(1), e => e.PreviousHash.ShouldBe(AuditChain.Origin), e => e.Hash.ShouldBe(AuditChain.HashOf(e)));
            store.Note(Entry("ben", "sign_in"));
        }

        using var again = Open();
        var third = again.Note(Entry("ben", "assign_incident"));
        third.Number.ShouldBe(3);
        again.VerifyAudit().ShouldBe(new AuditVerdict(3, third.Hash, null, ""));
        again.VerifyAudit(third.PreviousHash).Broken.ShouldBeNull();
        again.VerifyAudit(new string('f', 64)).Broken.ShouldBe(3);
    }

    [Fact]
    public void ManyWhoNoteAtOnceMakeOneChain()
    {
        using var store = Open();
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number => store.Note(Entry($"user {number}", "sign_in")));
        store.VerifyAudit().ShouldSatisfyAllConditions(v => v.Good.ShouldBe(60), v => v.Broken.ShouldBeNull());
    }

    [Fact]
    public void TheAuditLogIsReadNewestFirstInPagesAndByWhatIsAsked()
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Note(Entry(i % 2 == 0 ? "anna" : "ben", i == 4 ? "lock_out" : "sign_in") with { Time = i * 10, Outcome = i == 3 ? AuditOutcome.Refused : AuditOutcome.Done, On = $"/api/v1/Incidents/{i}" });
        var first = store.Audit(new() { Limit = 2 });
        first.Total.ShouldBe(5);
        first.Items.Select(e => e.Number).ShouldBe([5, 4]);
        store.Note(Entry("cleo", "sign_out"));
        var rest = store.Audit(new() { Limit = 9, Cursor = first.Next });
        rest.Items.Select(e => e.Number).ShouldBe([3, 2, 1], "what was added meanwhile shifts nothing");
        rest.Next.ShouldBeNull();
        store.Audit(new() { Who = "ben" }).Items.Select(e => e.Number).ShouldBe([4, 2]);
        store.Audit(new() { What = "lock_out" }).Items.ShouldHaveSingleItem().Number.ShouldBe(5);
        store.Audit(new() { Outcome = AuditOutcome.Refused }).Items.ShouldHaveSingleItem().Number.ShouldBe(4);
        store.Audit(new() { Text = "incidents/2" }).Items.ShouldHaveSingleItem().Number.ShouldBe(3);
        store.Audit(new() { From = 10, To = 30 }).Items.Select(e => e.Number).ShouldBe([3, 2]);
        Should.Throw<ArgumentException>(() => store.Audit(new() { Cursor = "nothing" }));
    }

    /// <summary>Opens the store in a folder; the same folder holds the same store.</summary>
    protected abstract IAccessStore Open(string folder);

    /// <summary>Where the store of this test lies.</summary>
    protected string Place => folder.Path;

    /// <summary>The store of this test.</summary>
    protected IAccessStore Open() => Open(folder.Path);

    /// <inheritdoc />
    public virtual void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An entry of somebody.</summary>
    protected static AuditEntry Entry(string who, string what) => new() { Time = 1_000, Who = who, Means = SignInMeans.Password, Address = "10.0.0.1", What = what, On = "it", Outcome = AuditOutcome.Done };

    private static User Anna { get; } = new() { Name = "Anna Ö", Role = Role.Administrator, PasswordHash = "hashed", CreatedAt = 1 };

    private static Session Session(int number) => new()
    {
        SessionId = $"s{number}", Hash = $"hash-{number}", User = "Anna Ö", Means = SignInMeans.PasswordAndCode, CreatedAt = number, LastUsed = number, ExpiresAt = 1_000 + number, Address = "::1", Agent = "browser",
    };
}
