using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an analyst sees what is blocked, decides on what is proposed, and takes it back, in a real browser.</summary>
public sealed class ResponseStoryTests
{
    [Fact(Timeout = 180_000)]
    public async Task AnAnalystApprovesAProposalWithTheKeyboardExtendsItAndUndoesIt()
    {
        Chromium.SkipWhereMissing();
        await using var server = new RespondingConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(Options(server));
        var page = await OpenAsync(context);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page, 1280, 820, 390);

        await page.GotoAsync("/incidents/incident-costly");
        await SheSeesWhatWaitsAndWhatItCostsAsync(page);
        await shots.TakeAsync("response-proposal");
        await SheApprovesWithTheKeyboardAsync(page, server, shots);
        await shots.TakeAsync("response-active");
        await SheExtendsAndShortensItAsync(page, server, shots);
        await SheUndoesItAsync(page, server, shots);
        (await server.GetAsync($"/api/v1/response/log?action={server.Costly}")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("by").GetString() == "Zoë Ünal").Select(e => e.GetProperty("step").GetString())
            .ShouldBe(["reverting", "shortened", "extended", "approved"]);
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 180_000)]
    public async Task EverythingThatIsBlockedWaitsOrFailsIsOnOnePageWithTheLogAndThePolicy()
    {
        Chromium.SkipWhereMissing();
        await using var server = new RespondingConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(Options(server));
        var page = await OpenAsync(context);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page, 1280, 820, 390);

        await page.GotoAsync("/incidents");
        var mark = page.GetByTestId("response-mark");
        await Expect(mark).ToContainTextAsync("1 in trouble");
        await Expect(mark).ToContainTextAsync("2 to decide");
        await Expect(mark).ToContainTextAsync("2 in force");
        await mark.ClickAsync();
        await ThePageSaysWhatNeedsAPersonFirstAsync(page, server);
        await shots.TakeAsync("response-page");
        await SheRejectsOneAsync(page, server, shots);
        await TheUndoSucceedsAndTheMarkGoesAsync(page, server);
        await TheEntitySaysWhatStandsAndWhichRuleHoldsAsync(page, server, shots);
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task WhoIsSlowerIsToldWhatAnotherDidMeanwhileAndChangesNothing()
    {
        Chromium.SkipWhereMissing();
        await using var server = new RespondingConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(Options(server));
        var page = await OpenAsync(context);
        await page.GotoAsync("/incidents/incident-standing");
        await page.GetByTestId("revert").ClickAsync();
        await server.DoAsync(HttpMethod.Post, $"response/actions/{server.Standing}/end", new { until = FoundResponse.Now + (3 * Found.Hour) }, "Ben");
        await page.GetByTestId("person-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("deed").GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody changed it since it was looked at");
        await Expect(page.GetByTestId("meanwhile")).ToContainTextAsync("Now: in force, decided by Windhover");
        (await server.GetAsync($"/api/v1/response/actions/{server.Standing}")).GetProperty("status").GetString().ShouldBe("active");
        await Expect(page.GetByTestId("action-end")).ToContainTextAsync("2026-03-03 09:00 UTC");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("past-action")).ToContainTextAsync("Undone early");
    }

    [Fact(Timeout = 120_000)]
    public async Task WhereNoResponseIsSetUpOneLineSaysSoAndNothingElseIsShown()
    {
        Chromium.SkipWhereMissing();
        await using var server = new WatchingConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(Options(server));
        var page = await OpenAsync(context);
        await page.GotoAsync("/response");
        await Expect(page.GetByTestId("response-not-set-up")).ToContainTextAsync("docs/howto/respond.md");
        await Expect(page.Locator("main section")).ToHaveCountAsync(0);
        await page.GotoAsync("/incidents/incident-01");
        await Expect(page.GetByTestId("response-not-set-up")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("response-panel")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("response-mark")).ToHaveCountAsync(0);
        await new Screenshots(page, 1280, 820, 390).TakeAsync("response-not-set-up");
    }

    private static async Task SheSeesWhatWaitsAndWhatItCostsAsync(IPage page)
    {
        var card = page.GetByTestId("action");
        await Expect(card.GetByTestId("action-state")).ToHaveTextAsync("Waits for a decision");
        await Expect(card.GetByRole(AriaRole.Heading)).ToContainTextAsync("Enforce the pattern of life of web-4");
        await Expect(card.GetByTestId("action-plan")).ToContainTextAsync("drops the rest");
        await Expect(card.GetByTestId("action-end")).ToContainTextAsync("lasts 2 h once approved");
        await Expect(card.GetByTestId("simulation")).ToContainTextAsync("all 66 things that deviate");
        await Expect(card.GetByTestId("cost")).ToHaveTextAsync("62 of 21,062 normal records of 7 days (0.3%)");
        await Expect(card.GetByTestId("loss")).ToHaveCountAsync(3);
        await Expect(card.GetByTestId("loss").First).ToContainTextAsync("to 198.51.100.20 port 443/tcp");
        await Expect(card.GetByTestId("reasons")).ToContainTextAsync("Block outgoing connections: would have blocked 100%");
        await Expect(page.GetByTestId("response-panel").GetByTestId("mode")).ToHaveTextAsync("Confirm by the policy’s own mode");
    }

    private static async Task SheApprovesWithTheKeyboardAsync(IPage page, RespondingServer server, Screenshots shots)
    {
        await page.Keyboard.PressAsync(".");
        await Expect(page.GetByTestId("approve")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("person-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Zoë Ünal");
        await Expect(page.GetByTestId("decision-words")).ToContainTextAsync("It ends by itself after 2 h");
        await shots.TakeAsync("response-approve");
        await page.GetByTestId("person-name").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("action-state")).ToHaveTextAsync("In force");
        await Expect(page.GetByTestId("action-end")).ToContainTextAsync("ends in ");
        await Expect(page.GetByTestId("action")).ToBeFocusedAsync();
        server.Platform.Parts.Keys.Count(k => k.StartsWith(server.Costly, StringComparison.Ordinal)).ShouldBe(2);
    }

    private static async Task SheExtendsAndShortensItAsync(IPage page, RespondingServer server, Screenshots shots)
    {
        await page.GetByTestId("extend").ClickAsync();
        await Expect(page.GetByTestId("end-0")).ToBeFocusedAsync();
        await page.GetByTestId("end-1").CheckAsync();
        await shots.TakeAsync("response-extend");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("deed")).ToBeHiddenAsync();
        server.Platform.Until[server.Costly].ShouldBe(FoundResponse.Now + (6 * Found.Hour));
        await Expect(page.GetByTestId("action-end")).ToContainTextAsync("2026-03-03 12:00 UTC");
        await page.GetByTestId("shorten").ClickAsync();
        await Expect(page.GetByTestId("end-0")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("deed")).ToBeHiddenAsync();
        server.Platform.Until[server.Costly].ShouldBeInRange(FoundResponse.Now + (15 * 60_000), FoundResponse.Now + (20 * 60_000));
    }

    private static async Task SheUndoesItAsync(IPage page, RespondingServer server, Screenshots shots)
    {
        await page.GetByTestId("revert").ClickAsync();
        await Expect(page.GetByTestId("deed-submit")).ToBeFocusedAsync();
        await Expect(page.GetByTestId("decision-words")).ToContainTextAsync("free to go on");
        await shots.TakeAsync("response-undo");
        await page.GetByTestId("deed-submit").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("past-action")).ToContainTextAsync("Undone early");
        await Expect(page.GetByTestId("nothing-stands")).ToContainTextAsync("Nothing is blocked any more");
        server.Platform.Parts.Keys.ShouldNotContain(k => k.StartsWith(server.Costly, StringComparison.Ordinal));
        await shots.TakeAsync("response-undone");
    }

    private static async Task ThePageSaysWhatNeedsAPersonFirstAsync(IPage page, RespondingServer server)
    {
        await Expect(page.GetByTestId("action")).ToHaveCountAsync(4);
        var order = await page.GetByTestId("action").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.actionId)");
        order[..2].ShouldBe([server.OfLeaver, server.Costly], ignoreOrder: true);
        order[2..].ShouldBe([server.Stuck, server.Standing]);
        await Expect(page.GetByTestId("trouble")).ToContainTextAsync("Cannot be undone: block the deviating connections of web-1");
        var stuck = page.Locator($"[data-testid=action][data-action-id={server.Stuck}]");
        await Expect(stuck.GetByRole(AriaRole.Link, new() { Name = "Malicious with 96%: web-1 calls home every minute." })).ToBeVisibleAsync();
        await Expect(stuck.GetByTestId("action-state")).ToHaveTextAsync("Cannot be undone");
        await Expect(stuck.GetByTestId("action-problem")).ToContainTextAsync("the firewall answers 503");
        await Expect(stuck.GetByTestId("action-problem")).ToContainTextAsync("may still stand on the platform");
        await Expect(stuck.GetByTestId("action-end")).ToContainTextAsync("should have ended 1 h ago");
        await Expect(page.Locator($"[data-testid=action][data-action-id={server.Standing}]").GetByTestId("cost")).ToContainTextAsync("none of 21,002 normal records");
        await Expect(page.GetByTestId("past-action")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-testid=past-action][data-status=failed]")).ToContainTextAsync("managed by somebody else");
        await Expect(page.GetByTestId("policy-rules")).ToContainTextAsync("Autonomousweb servers");
        await Expect(page.GetByTestId("connection")).ToContainTextAsync("can do 30 things");
        await Expect(page.GetByTestId("log-entry").Filter(new() { HasText = "web-5 is on the never-touch list" })).ToHaveCountAsync(1);
        var lines = await page.GetByTestId("log-entry").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(page.GetByTestId("log-entry").Nth(lines)).ToBeVisibleAsync();
    }

    private static async Task SheRejectsOneAsync(IPage page, RespondingServer server, Screenshots shots)
    {
        await page.Locator($"[data-testid=action][data-action-id={server.OfLeaver}]").GetByTestId("reject").ClickAsync();
        await page.GetByTestId("person-name").FillAsync("Anna");
        await shots.TakeAsync("response-reject");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.Locator($"[data-testid=past-action][data-action-id={server.OfLeaver}]")).ToContainTextAsync("Rejected");
        await Expect(page.GetByTestId("response-mark")).ToContainTextAsync("1 to decide");
    }

    private static async Task TheUndoSucceedsAndTheMarkGoesAsync(IPage page, RespondingServer server)
    {
        await server.SetAsync(FoundResponse.Now + (6 * 60_000));
        await Expect(page.GetByTestId("response-mark")).Not.ToContainTextAsync("in trouble");
        await Expect(page.Locator($"[data-testid=past-action][data-action-id={server.Stuck}]")).ToContainTextAsync("Ended in time");
    }

    private static async Task TheEntitySaysWhatStandsAndWhichRuleHoldsAsync(IPage page, RespondingServer server, Screenshots shots)
    {
        await page.Locator($"[data-testid=action][data-action-id={server.Standing}] h3").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByTestId("mode")).ToHaveTextAsync("Autonomous by rule “web servers”");
        await Expect(page.GetByTestId("action").GetByTestId("action-state")).ToHaveTextAsync("In force");
        await shots.TakeAsync("response-entity");
        await page.GotoAsync("/entities/view?id=device%3Ahost%2F5");
        await Expect(page.GetByTestId("mode")).ToHaveTextAsync("Off: never touched (web-5)");
    }

    private static BrowserNewContextOptions Options(RunningServer server) => new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce };

    // The browser's clock shows the time of the story and goes on from there.
    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new() { TimeDate = DateTimeOffset.FromUnixTimeMilliseconds(FoundResponse.Now).UtcDateTime });
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        return page;
    }

    private sealed class RespondingConsole : RespondingServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
    }

    private sealed class WatchingConsole : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
    }
}
