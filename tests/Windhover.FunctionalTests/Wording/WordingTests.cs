using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.FunctionalTests.Browser;
using Windhover.FunctionalTests.Collection;
using Windhover.Integrations.LanguageModels;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Wording;

/// <summary>A language model words the account of an incident, over the real interface, or tries to.</summary>
public sealed class WordingTests
{
    private const string Good = "This is malicious with a probability of 97%. m.okafor signed in from 2001:db8:40::/48, a network that nobody here has used, downloaded 14 design files in 26 minutes and shared “Hull 7 drawings” with mail.example.";

    [Fact(Timeout = 60_000)]
    public async Task AGoodTextIsShownBesideTheAccountAndExportsKeepTheOriginal()
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Says("\n" + Good + "\n");
        await using var server = await WordedServer.StartAsync(peer);
        var status = await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1);
        status.GetProperty("is_on").GetBoolean().ShouldBeTrue();
        status.GetProperty("model").GetString().ShouldBe(ModelPeer.Model);
        status.GetProperty("host").GetString().ShouldBe(peer.BaseUrl.Authority);

        var shown = await server.WordingAsync();
        shown.GetProperty("state").GetString().ShouldBe("ready");
        shown.GetProperty("wording").GetProperty("text").GetString().ShouldBe(Good);
        shown.GetProperty("wording").GetProperty("model").GetString().ShouldBe(ModelPeer.Model);
        shown.GetProperty("wording").GetProperty("made_from").GetString()!.Length.ShouldBe(32);

        (await server.GetAsync($"/api/v1/incidents/{FoundLeaver.IncidentId}")).GetProperty("summary").GetString().ShouldBe(FoundLeaver.Incident.Summary);
        foreach (var format in new[] { "html", "markdown", "json", "stix", "ocsf" })
            (await server.Http.GetStringAsync($"/api/v1/incidents/{FoundLeaver.IncidentId}/export?format={format}")).ShouldNotContain("with a probability of 97%. m.okafor signed");
    }

    [Fact(Timeout = 120_000)]
    public async Task AnAnalystSeesWhoWordedTheTextAndTheOriginalBelowIt()
    {
        Chromium.SkipWhereMissing();
        await using var peer = await ModelPeer.StartAsync();
        peer.Says(Good);
        await using var server = await WordedServer.StartAsync(peer, console: Path.Combine(AppContext.BaseDirectory, "console"));
        await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = server.Http.BaseAddress!.ToString() });
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        await page.GotoAsync($"/incidents/{FoundLeaver.IncidentId}");
        var wording = page.GetByTestId("wording");
        await Expect(wording).ToContainTextAsync(Good);
        await Expect(wording).ToContainTextAsync($"Worded by a language model ({ModelPeer.Model}); checked against the facts.");
        await Expect(page.GetByTestId("account-section")).ToHaveCountAsync(9);
        await page.GetByTestId("original").ClickAsync();
        await Expect(page.GetByTestId("incident-summary")).ToBeInViewportAsync();

        // A later account takes the text away at once.
        peer.Says("no");
        server.Grow(2, "17 records belong to it.");
        server.Live.Publish([], [FoundLeaver.Incident]);
        await Expect(page.GetByText("17 records belong to it.")).ToBeVisibleAsync();
        await Expect(wording).ToHaveCountAsync(0);
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task OnlyTheTitleAndTheSentencesLeave()
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Says(Good);
        await using var server = await WordedServer.StartAsync(peer);
        await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1);
        var body = peer.Asked.ShouldHaveSingleItem();
        body.EnumerateObject().Select(p => p.Name).ShouldBe(["model", "stream", "messages"]);
        body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()).ShouldBe(["system", "user"]);
        var sent = JsonDocument.Parse(body.GetProperty("messages")[1].GetProperty("content").GetString()!).RootElement;
        sent.EnumerateObject().Select(p => p.Name).ShouldBe(["title", "sentences"]);
        var account = FoundLeaverReport.Report.Account.Select(s => s.Text).ToHashSet();
        sent.GetProperty("sentences").EnumerateArray().ShouldAllBe(s => account.Contains(s.GetString()!));
        var all = body.GetRawText();
        foreach (var kept in new[] { FoundLeaver.IncidentId, "alert-leaver", "drv-0", FoundLeaver.File, "Ask the person", "in no log" }) all.ShouldNotContain(kept);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("14 design", "40 design", "figure")]
    [InlineData("2001:db8:40::/48", "198.51.100.7", "name")]
    [InlineData("mail.example", "Mallory", "name")]
    [InlineData("is malicious", "is benign", "verdict")]
    [InlineData("downloaded", "encrypted", "word")]
    [InlineData("This", "<b>This</b>", "character")]
    public async Task AnInventedThingIsDiscardedAndCounted(string there, string instead, string reason)
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Says(Good.Replace(there, instead, StringComparison.Ordinal));
        await using var server = await WordedServer.StartAsync(peer);
        var status = await server.StatusAsync(s => s.GetProperty("discarded").GetInt64() == 1);
        status.GetProperty("discarded_for")[0].GetProperty("reason").GetString().ShouldBe(reason);
        status.GetProperty("used").GetInt64().ShouldBe(0);
        (await server.WordingAsync()).GetProperty("state").GetString().ShouldBe("none");
        server.State.Wording(FoundLeaver.IncidentId).ShouldBeNull();

        // The same account is not sent again.
        server.Desk.Publish([], [FoundLeaver.Incident]);
        await server.StatusAsync(s => s.GetProperty("waiting").GetInt32() == 0);
        server.Grow(2, "17 records belong to it.");
        await server.StatusAsync(s => s.GetProperty("asked").GetInt64() == 2);
    }

    [Fact(Timeout = 60_000)]
    public async Task ATextOfAnEarlierAccountIsNotShownBesideALaterOne()
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Says(Good);
        await using var server = await WordedServer.StartAsync(peer);
        await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1);
        var first = (await server.WordingAsync()).GetProperty("wording").GetProperty("made_from").GetString();
        peer.Says("no");
        server.Grow(2, "17 records belong to it.");
        await server.StatusAsync(s => s.GetProperty("discarded").GetInt64() == 1);
        (await server.WordingAsync()).GetProperty("state").GetString().ShouldBe("none");
        peer.Says(Good);
        server.Grow(3, "18 records belong to it.");
        await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 2);
        (await server.WordingAsync()).GetProperty("wording").GetProperty("made_from").GetString().ShouldNotBe(first);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(500, "", "HTTP 500", 2)]
    [InlineData(400, "{\"error\":{\"message\":\"sk-only-of-this-test\"}}", "HTTP 400", 1)]
    [InlineData(302, "", "HTTP 302", 1)]
    [InlineData(200, "\u0000garbage", "not JSON", 1)]
    [InlineData(200, "[]", "no chat completion", 1)]
    [InlineData(200, "{\"choices\":[]}", "no chat completion", 1)]
    [InlineData(200, "{\"choices\":[{\"message\":{\"content\":[1]}}]}", "no chat completion", 1)]
    [InlineData(200, "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"This is\"}}]}", "cut off", 1)]
    public async Task AnEndpointThatMisbehavesIsCountedAndHarmless(int code, string body, string says, int tries)
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Sends(code, body);
        await using var server = await WordedServer.StartAsync(peer);
        var status = await server.StatusAsync(s => s.GetProperty("failed").GetInt64() == 1);
        status.GetProperty("last_problem").GetString()!.ShouldContain(says);
        status.GetProperty("last_problem").GetString()!.ShouldNotContain(ModelPeer.Key);
        peer.Asked.Count.ShouldBe(tries);
        await AnswersAllTheSameAsync(server);
    }

    [Fact(Timeout = 60_000)]
    public async Task AnAnswerWithoutEndAndNoAnswerAtAllAreFailuresAndTheNextOneIsTaken()
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Floods();
        await using var server = await WordedServer.StartAsync(peer, patience: 5);
        (await server.StatusAsync(s => s.GetProperty("failed").GetInt64() == 1)).GetProperty("last_problem").GetString()!.ShouldContain("256 KiB");
        await using var slow = await WordedServer.StartAsync(peer, patience: 0.2);
        peer.Hangs();
        slow.Grow(2, "17 records belong to it.");
        (await slow.StatusAsync(s => s.GetProperty("last_problem").GetString()!.StartsWith("no answer in", StringComparison.Ordinal))).GetProperty("used").GetInt64().ShouldBe(0);
        await AnswersAllTheSameAsync(slow);
        peer.Says(Good);
        server.Desk.Publish([], [FoundLeaver.Incident]);
        await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task WhatFailsOnceIsTriedOnceMoreAndARefusalIsNot()
    {
        await using var peer = await ModelPeer.StartAsync();
        peer.Says(Good);
        peer.FailsOnce(429);
        await using var server = await WordedServer.StartAsync(peer);
        (await server.StatusAsync(s => s.GetProperty("used").GetInt64() == 1)).GetProperty("failed").GetInt64().ShouldBe(0);
        peer.Asked.Count.ShouldBe(2);
        peer.Sends(200, "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot\"}}]}");
        server.Grow(2, "17 records belong to it.");
        await server.StatusAsync(s => s.GetProperty("refused").GetInt64() == 1);
        await using var stranger = await WordedServer.StartAsync(peer, key: "sk-another");
        (await stranger.StatusAsync(s => s.GetProperty("failed").GetInt64() == 1)).GetProperty("last_problem").GetString()!.ShouldContain("key is not accepted");
    }

    [Theory]
    [InlineData("http://models.example/v1", "m", "base_url")]
    [InlineData("ftp://127.0.0.1/v1", "m", "base_url")]
    [InlineData("https://name:word@models.example/v1", "m", "base_url")]
    [InlineData("http://127.0.0.1.models.example/v1", "m", "base_url")]
    [InlineData("https://models.example/v1", "", "model")]
    public void WhatWouldTravelInTheClearOrCannotWorkIsRefused(string url, string model, string setting) =>
        Should.Throw<CollectorSettingsException>(() => new ChatCompletions(new() { BaseUrl = new Uri(url), Model = model }, TimeProvider.System)).Setting.ShouldBe(setting);

    [Fact(Timeout = 120_000)]
    public async Task ItIsOffUnlessItIsConfiguredAndTheConfigurationTakesNoKeyInTheClear()
    {
        await using var peer = await ModelPeer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("windhover-wording-serve-");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["WINDHOVER_TEST_KEY"] = ModelPeer.Key };
        var wording = $"wording:\n  base_url: {peer.BaseUrl}\n  model: {ModelPeer.Model}\n  key: ";
        await using (var off = await ServeProcess.StartAsync(ServeProcess.Configure(folder.FullName, ""), environment))
        {
            (await off.GetAsync("/api/v1/status")).GetProperty("wording").GetProperty("is_on").GetBoolean().ShouldBeFalse();
        }

        await using (var on = await ServeProcess.StartAsync(ServeProcess.Configure(folder.FullName, wording + "env:WINDHOVER_TEST_KEY"), environment))
        {
            (await on.GetAsync("/api/v1/status")).GetProperty("wording").GetProperty("is_on").GetBoolean().ShouldBeTrue();
        }

        (await Should.ThrowAsync<InvalidOperationException>(() => ServeProcess.StartAsync(ServeProcess.Configure(folder.FullName, wording + ModelPeer.Key), environment))).Message.ShouldNotContain(ModelPeer.Key);
        peer.Connections.ShouldBeEmpty();
        folder.Delete(recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task AServerWithoutAModelSaysOffAndShowsNoTextThatWasKeptBefore()
    {
        await using var server = new Windhover.FunctionalTests.Server.RunningServer();
        await server.InitializeAsync();
        server.Parts.State.PutWording(new() { IncidentId = "incident-02", MadeFrom = "x", Model = "m", Text = "kept", Time = 1 }).ShouldBeTrue();
        (await server.GetAsync("/api/v1/investigations/incident-02/wording")).GetProperty("state").GetString().ShouldBe("off");
        (await server.Http.GetAsync("/api/v1/investigations/nobody/wording")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static async Task AnswersAllTheSameAsync(WordedServer server)
    {
        (await server.WordingAsync()).GetProperty("state").GetString().ShouldBe("none");
        (await server.GetAsync($"/api/v1/investigations/{FoundLeaver.IncidentId}")).GetProperty("account").GetArrayLength().ShouldBeGreaterThanOrEqualTo(FoundLeaverReport.Report.Account.Count);
    }
}
