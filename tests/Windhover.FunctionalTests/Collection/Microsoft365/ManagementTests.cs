using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection.Azure;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Microsoft365;

/// <summary>A real server takes content from a peer that checks what is sent, over TLS, with real tokens of the official library.</summary>
public sealed class ManagementTests : IAsyncLifetime
{
    private const string Source = "m365.audit";
    private const string Exchange = "Audit.Exchange";
    private const string Files = "Audit.SharePoint";
    private readonly TemporaryFolder folder = new();
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    private LoopbackTls tls = null!;
    private Bystander elsewhere = null!;
    private ManagementPeer peer = null!;

    public async ValueTask InitializeAsync()
    {
        tls = new LoopbackTls(folder.File("tls"));
        elsewhere = await Bystander.StartAsync();
        peer = await ManagementPeer.StartAsync(tls, elsewhere.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await peer.DisposeAsync();
        await elsewhere.DisposeAsync();
        tls.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task EachRecordCountsOnceThoughContentIsLateThrottledOrPoisonedAndTheServerIsKilledBeforeItKeptItsPlace()
    {
        for (var number = 0; number < 30; number++) peer.Listed.Enqueue(new Content(Files, number, now.AddHours(-1).AddHours(-5 * number)));
        for (var number = 30; number < 35; number++) peer.Listed.Enqueue(new Content(Exchange, number, now.AddHours(-1).AddMinutes(-number)));
        var all = peer.Listed.ToArray();
        var (poisoned, expired) = (all[3], all[7]);
        peer.Poisoned[poisoned.Id] = true;
        peer.Expired[expired.Id] = true;
        peer.Cut[all[12].Id] = true;
        peer.Fail("/subscriptions/list", 429, "AF429");
        peer.Fail("/subscriptions/content", 403, "AF429");
        peer.Fail("/subscriptions/content", 500, "AF50000");

        // The second page of a day is not answered: what the first one listed has landed, and the place is not kept when the power goes.
        peer.Hold = new TaskCompletionSource();
        var config = Configure($"{Files}, {Exchange}");
        await using (var serve = await ServeProcess.StartAsync(config, tls.Trust))
        {
            await UntilAsync(() => peer.Held == 2, serve);
            await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, Source) >= Content.Records);
            await serve.KillAsync();
        }

        var before = peer.Given.ToDictionary(StringComparer.Ordinal);
        before.ShouldNotBeEmpty();
        peer.Hold.SetResult();
        peer.Hold = null;
        peer.Entra.FailNext = 1;
        await using (var serve = await ServeProcess.StartAsync(config, tls.Trust))
        {
            await CountAsync(serve, all.Length - 2);
            await ToldAsync(serve, (1, 1));

            // A token that is taken back, a subscription that an administrator ends, and content that is listed an hour late.
            peer.Entra.Revoke();
            peer.Stop(Exchange);
            peer.Listed.Enqueue(new Content(Exchange, 40, now.AddHours(-1)));
            peer.Listed.Enqueue(new Content(Files, 41, now.AddMinutes(-90)));
            await CountAsync(serve, all.Length);
            peer.Refused.ShouldBeGreaterThan(0);
            peer.Entra.Given.ShouldBeGreaterThanOrEqualTo(3);

            // What was poisoned is whole again.
            peer.Poisoned.Clear();
            var status = await CountAsync(serve, all.Length + 1);
            status.GetProperty("engine").GetProperty("dead_letters").GetInt64().ShouldBe(0);
            await ToldAsync(serve, (1, 0));
        }

        peer.Breaches.ShouldBeEmpty();
        peer.Cut.ShouldBeEmpty();
        elsewhere.Asked.ShouldBe(0);
        foreach (var (id, times) in peer.Given) times.ShouldBe(1, id);
        before.Keys.ShouldBeSubsetOf(peer.Given.Keys);
    }

    [Fact]
    public async Task TheTestShowsThreeEventsAndStartsNothing()
    {
        var config = Configure($"{Files}, {Exchange}, DLP.All");
        var idle = await SourceTest.RunAsync(config, "office", tls.Trust);
        idle.ExitCode.ShouldBe(0, idle.Said);
        idle.Said.ShouldContain("Audit.Exchange: not subscribed to yet");

        await using (var serve = await ServeProcess.StartAsync(config, tls.Trust))
        {
            peer.Listed.Enqueue(new Content(Files, 1, now.AddMinutes(-30)));
            await CountAsync(serve, 1);
            await serve.GetUntilAsync("/api/v1/status", _ => peer.IsStarted("DLP.All"));
        }

        var working = await SourceTest.RunAsync(config, "office", tls.Trust);
        working.ExitCode.ShouldBe(0, working.Said);
        working.Said.ShouldContain("list the content of Audit.SharePoint (needs ActivityFeed.Read)");
        working.Said.ShouldContain("list the content of DLP.All (needs ActivityFeed.ReadDlp)");
        working.Said.Split('\n').Count(l => l.Contains("FileDownloaded", StringComparison.Ordinal) && l.Contains("https://contoso.example/plan-1.xlsx", StringComparison.Ordinal)).ShouldBe(3, working.Said);
        peer.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheTestNamesThePermissionThatIsMissingAndTheSecretThatIsWrong()
    {
        peer.Denies = true;
        var denied = await SourceTest.RunAsync(Configure(Files), "office", tls.Trust);
        denied.ExitCode.ShouldBe(1, denied.Said);
        denied.Said.ShouldContain("AF10001");
        denied.Said.ShouldContain("give it the application permission ActivityFeed.Read of Office 365 Management APIs, with admin consent");

        var wrong = Configure(Files);
        await File.WriteAllTextAsync(wrong, (await File.ReadAllTextAsync(wrong)).Replace(EntraPeer.Secret, "another", StringComparison.Ordinal));
        var refused = await SourceTest.RunAsync(wrong, "office", tls.Trust);
        refused.ExitCode.ShouldBe(1, refused.Said);
        refused.Said.ShouldContain("AADSTS7000215");
        refused.Said.ShouldContain("client_secret");
    }

    private string Configure(string types) => ServeProcess.Configure(folder.Path, $"collections:\n  - name: office\n    collector: m365.management\n    content_types: \"{types}\"\n    since_hours: 167\n    {peer.Settings}");

    private static async Task<JsonElement> CountAsync(ServeProcess serve, int blobs)
    {
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, Source) >= blobs * Content.Records);
        ServeProcess.Events(status, Source).ShouldBe(blobs * Content.Records, $"{await serve.GetAsync("/api/v1/collections")} {serve.Said}");
        return status;
    }

    // How many pieces were given up, and how many wait.
    private static async Task ToldAsync(ServeProcess serve, (long, long) wanted)
    {
        static (long, long) Told(JsonElement collections)
        {
            var status = collections.GetProperty("items")[0].GetProperty("status");
            return (status.GetProperty("poisoned").GetInt64(), status.GetProperty("waiting").GetInt64());
        }

        var collections = await serve.GetUntilAsync("/api/v1/collections", c => Told(c) == wanted);
        Told(collections).ShouldBe(wanted, collections.ToString());
    }

    private static async Task UntilAsync(Func<bool> holds, ServeProcess serve)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"it never came to that: {await serve.GetAsync("/api/v1/collections")} {serve.Said}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
