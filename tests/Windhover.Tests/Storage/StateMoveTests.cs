using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Windhover.Storage;
using Windhover.Storage.Moving;
using Windhover.Testing.Outputs;
using Windhover.Testing.Response;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

/// <summary>An installation moves from files into PostgreSQL and back, and is the same.</summary>
public sealed class StateMoveTests(PostgreSqlServer server) : IDisposable
{
    private const string Hard = "\0\u0001\u0002 漢字 ' \\ \u001f";
    private readonly PostgreSqlStores stores = new(server);
    private readonly TemporaryFolder folder = new();
    private readonly List<string> said = [];

    [Fact]
    public void EverythingIsThereAfterwardsAndTheSourceIsUntouched()
    {
        Fill();
        var before = Files();
        var verdict = Move().ToDatabase();
        verdict.ShouldSatisfyAllConditions(v => v.Good.ShouldBe(3), v => v.Broken.ShouldBeNull());
        Files().ShouldBe(before);
        said.ShouldContain("state: alerts, 2 rows copied and compared");
        using var place = stores.Place(folder.Path);
        place.Bind(folder.Path);
        Check(place);
        Should.Throw<StateElsewhereException>(() => new FilePlace(folder.Path).Bind(folder.Path));
    }

    [Fact]
    public void ItGoesBackAndIsTheSameAgain()
    {
        Fill();
        Move().ToDatabase();
        Should.Throw<StateMoveException>(() => Changed().ToFiles()).Message.ShouldContain("not empty", Case.Insensitive, "the old files are in the way, and are others by now");
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.db*")) File.Delete(file);
        Move().ToFiles().Good.ShouldBe(3);
        StateMarker.Read(folder.Path).ShouldBeNull();
        Directory.Exists(folder.File("moving")).ShouldBeFalse();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(folder.File("access.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var place = new FilePlace(folder.Path);
        place.Bind(folder.Path);
        Check(place, comments: 2);
    }

    [Fact]
    public void WhatWasCutOffIsNotThereAndTheNextRunMovesAll()
    {
        Fill();
        Should.Throw<IOException>(() => new StateMove(folder.Path, stores.Address(folder.Path), line => throw new IOException("the power fails")).ToDatabase());
        StateMarker.Read(folder.Path).ShouldBeNull();
        using (var connection = stores.Connect(folder.Path)) connection.ExecuteScalar<long>("SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM audit) + (SELECT count(*) FROM alerts)").ShouldBe(0);
        Move().ToDatabase();
        using var place = stores.Place(folder.Path);
        Check(place);
    }

    [Fact]
    public void ARunOverWhatIsThereComparesItAndEndsWell()
    {
        Fill();
        Move().ToDatabase();
        StateMarker.Remove(folder.Path); // as if it had been cut off right before its last step
        said.Clear();
        Move().ToDatabase().Good.ShouldBe(3);
        said.ShouldContain("access: audit, 3 rows is there already");
        StateMarker.Read(folder.Path).ShouldNotBeNull();
    }

    [Fact]
    public void ATargetThatHoldsSomethingElseIsRefused()
    {
        Fill();
        using (var store = stores.Place(folder.Path).OpenAccess()) store.Add(new User { Name = "zoe", Role = Role.Viewer, CreatedAt = 1 });
        Should.Throw<StateMoveException>(() => Move().ToDatabase()).Message.ShouldContain("not empty");
        StateMarker.Read(folder.Path).ShouldBeNull();
    }

    [Fact]
    public void ADatabaseThatAServerHasOpenIsRefused()
    {
        Fill();
        using var state = stores.Place(folder.Path).OpenState();
        Should.Throw<StoreTakenException>(() => Move().ToDatabase());
    }

    [Fact]
    public void FilesOfAnOlderVersionAreRefusedAndLeftAlone()
    {
        Fill();
        Sqlite("PRAGMA user_version = 2");
        Should.Throw<NewerStoreException>(() => Move().ToDatabase()).Message.ShouldContain("version 2");
        Sqlite("PRAGMA user_version").ShouldBe(2);
    }

    public void Dispose()
    {
        stores.Dispose();
        folder.Dispose();
    }

    private StateMove Move() => new(folder.Path, stores.Address(folder.Path), said.Add);

    // People go on over the database.
    private StateMove Changed()
    {
        using (var state = stores.Place(folder.Path).OpenState()) state.Handle("i1", StateSamples.Comment("later"));
        return Move();
    }

    private void Fill()
    {
        stores.Address(folder.Path); // where there is no server, the test ends here
        using var place = new FilePlace(folder.Path);
        using (var state = place.OpenState())
        {
            state.Commit(new()
            {
                Epoch = 3, Alerts = [StateSamples.Alert("a1", entity: Hard), StateSamples.Alert("a2", title: Hard)], Incidents = [StateSamples.Incident("i1", title: Hard, entities: [Hard, "x"]), StateSamples.Incident("i2")],
                Investigations = [StateSamples.Investigation("i1")], Snapshots = [new("engine", new byte[(9 << 20) + 1])],
            });
            state.Handle("i1", StateSamples.Comment(Hard));
            state.Handle("i2", StateSamples.Closing());
            state.AddFeedback([StateSamples.Expected("f1", "i1", entity: Hard)]);
            state.PutWording(new() { IncidentId = "i1", MadeFrom = "hash", Model = "m", Text = Hard, Time = 1 });
        }

        using (var response = place.OpenResponse()) response.Save(ResponseStoreConformance.Record("ac-1", entity: Hard), new(0, "ac-1", "i1", 1, "Anna", "proposed", Hard));
        using (var outputs = place.OpenOutputs())
        {
            var message = FoundOutputs.Message(1, OutputChange.Told);
            outputs.Begin("out", [], 5);
            outputs.Queue(new() { Output = "out", IncidentId = message.Incident.IncidentId, IsTold = true, Severity = Severity.High, Verdict = Verdict.Suspicious, IsOver = false, Messages = 1, Actions = [], Time = 7 }, message, null);
        }

        using var access = place.OpenAccess();
        access.Add(new User { Name = "Anna", Role = Role.Administrator, PasswordHash = "hashed", CreatedAt = 1 });
        access.Add(new Session { SessionId = "s", Hash = "hash", User = "anna", Means = SignInMeans.Password, CreatedAt = 1, LastUsed = 1, ExpiresAt = 99, Address = "::1", Agent = Hard });
        for (var i = 0; i < 3; i++) access.Note(new() { Time = i, Who = "anna", Means = SignInMeans.Password, Address = "::1", What = "sign_in", On = Hard, Outcome = AuditOutcome.Done });
    }

    private static void Check(IStatePlace place, int comments = 1)
    {
        using (var state = place.OpenState())
        {
            state.Epoch.ShouldBe(3);
            state.Alerts(new() { EntityId = Hard }).Items.ShouldHaveSingleItem().AlertId.ShouldBe("a1");
            state.Incidents(new() { Text = Hard }).Items.ShouldHaveSingleItem().IncidentId.ShouldBe("i1");
            state.Incident("i2")!.Status.ShouldBe(IncidentStatus.Closed);
            state.History("i1").Items.Select(e => (e.Kind, e.Text)).Where(e => e.Kind == HandlingKind.Commented).Select(e => e.Text).Last().ShouldBe(Hard);
            state.History("i1").Items.Count(e => e.Kind == HandlingKind.Commented).ShouldBe(comments);
            state.Feedback().ShouldHaveSingleItem().Entity.Id.ShouldBe(Hard);
            state.Wording("i1")!.Text.ShouldBe(Hard);
            state.Investigation("i1").ShouldNotBeNull();
            state.ReadSnapshot("engine")!.ToArray().Length.ShouldBe((9 << 20) + 1);
            state.Handle("i1", StateSamples.Comment("goes on")); // numbers go on after those that were copied
            state.History("i1").Items[0].Text.ShouldBe("goes on");
        }

        using (var response = place.OpenResponse())
        {
            response.Action("ac-1")!.Containment.Entity.Id.ShouldBe(Hard);
            response.Note(new(0, "ac-1", "i1", 2, "Ben", "noted", "more"));
            response.Log("ac-1").Items.Select(e => e.Text).ShouldBe(["more", Hard]);
        }

        using (var outputs = place.OpenOutputs()) outputs.Heads("out", 10).ShouldHaveSingleItem().Message.Incident.IncidentId.ShouldBe("incident-01");
        using var access = place.OpenAccess();
        access.Session("hash")!.Agent.ShouldBe(Hard);
        access.Note(new() { Time = 9, Who = "anna", Means = SignInMeans.Password, Address = "::1", What = "sign_out", On = "", Outcome = AuditOutcome.Done }).Number.ShouldBe(4);
        access.VerifyAudit().ShouldSatisfyAllConditions(v => v.Good.ShouldBe(4), v => v.Broken.ShouldBeNull());
    }

    private long Sqlite(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("state.db")};Pooling=false");
        connection.Open();
        return connection.ExecuteScalar<long>(sql);
    }

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(folder.Path, "*.db").ToDictionary(f => f, f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
}
