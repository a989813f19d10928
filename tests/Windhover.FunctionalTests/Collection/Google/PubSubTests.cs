using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Google;

/// <summary>Messages that are pulled from a peer that checks what is sent.</summary>
public sealed class PubSubTests
{
    [Fact]
    public async Task EveryMessageLandsOnALineAndIsAcknowledgedOnlyThen()
    {
        using var folder = new TemporaryFolder();
        await using var peer = await GooglePeer.StartAsync();
        for (var number = 0; number < 120; number++) peer.Publish($"m{number:D3}", $$"""{"insertId":"i{{number}}","severity":"INFO"}""");
        peer.Publish("n1", "{\n  \"insertId\": \"pretty\"\n}");
        peer.Publish("n2", "", ("eventType", "OBJECT_FINALIZE"));
        peer.Publish("n3", "no JSON\nat all");
        peer.FailNext = 3;
        peer.LoseAcknowledgements = 10;
        await using var run = Run(folder, peer).Start();
        await run.UntilAsync(() => peer.Waiting.IsEmpty);
        await run.DisposeAsync();
        var lines = File.ReadAllLines(run.Files.ShouldHaveSingleItem());
        lines.Count(l => l.StartsWith("{\"insertId\":\"i", StringComparison.Ordinal)).ShouldBe(120);
        lines.ShouldContain("{   \"insertId\": \"pretty\" }");
        lines.ShouldContain("""{"message_id":"n2","publish_time":"2026-03-02T10:00:00Z","attributes":{"eventType":"OBJECT_FINALIZE"}}""");
        lines.ShouldContain("""{"message_id":"n3","publish_time":"2026-03-02T10:00:00Z","data":"no JSON\nat all"}""");
        lines.Length.ShouldBe(123);
        run.Status.Retries.ShouldBe(3, run.Status.ToString());
        run.Status.Duplicates.ShouldBeGreaterThanOrEqualTo(10);
        peer.Assertions.First().GetProperty("scope").GetString().ShouldBe("https://www.googleapis.com/auth/pubsub");
    }

    [Fact]
    public async Task TheTestNamesTheRoleThatIsMissing()
    {
        using var folder = new TemporaryFolder();
        await using var peer = await GooglePeer.StartAsync();
        peer.Denies = true;
        await using var run = Run(folder, peer);
        var missing = (await run.TestAsync()).Steps.ShouldHaveSingleItem();
        missing.Problem.ShouldContain("PERMISSION_DENIED");
        missing.Remedy.ShouldContain("roles/pubsub.subscriber");
    }

    private static CollectorRun Run(TemporaryFolder folder, GooglePeer peer) => new(folder.Path, "gcp.pubsub", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subscriptions"] = GooglePeer.Subscription, ["credentials"] = peer.Credentials, ["endpoint"] = peer.Address,
    });
}
