using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>What an analyst does with an incident, in a real browser: she says what she knows, closes it with a reason, opens it again, and marks it as expected.</summary>
public sealed class HandlingTests
{
    [Fact(Timeout = 120_000)]
    public async Task AnAnalystCommentsClosesWithAReasonReopensAndMarksExpected()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ServerWithConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page);

        await page.GotoAsync("/incidents/incident-01");
        await SheSaysWhatSheKnowsAsync(page);
        await SheTakesItAndClosesItAsync(page, shots);
        await SheOpensItAgainAsync(page);
        await SheMarksItAsExpectedAsync(page, shots);
        await shots.TakeAsync("people-incident");
        await TheStoryIsThereAfterwardsAsync(server, page);
        await WhatIsExpectedIsListedAndTakenBackAsync(page, shots);
        await TheQueueShowsHersAsync(page, shots);
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task WhoIsSlowerIsToldThatSomebodyWasFasterAndSeesWhat()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ServerWithConsole();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        SetDefaultExpectTimeout(20_000);

        // Without the stream the page does not hear that somebody else was here.
        await page.RouteAsync("**/api/v1/stream", route => route.AbortAsync());
        await page.GotoAsync("/incidents/incident-01");
        await Expect(page.GetByTestId("incident-status")).ToHaveTextAsync("Open");
        await server.DoAsync(HttpMethod.Put, "incidents/incident-01/assignee", new { assignee = "Ben" }, "Ben");
        await page.GetByTestId("close").ClickAsync();
        await page.GetByTestId("person-name").FillAsync("Anna");
        await page.GetByTestId("reason-duplicate").CheckAsync();
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody changed this incident meanwhile");
        await Expect(page.Locator("[data-testid=history-entry][data-kind=assigned]")).ToContainTextAsync("Ben");
        (await server.GetAsync("/api/v1/incidents/incident-01")).GetProperty("status").GetString().ShouldBe("open");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("incident-status")).ToHaveTextAsync("Closed: duplicate");
    }

    private static async Task SheSaysWhatSheKnowsAsync(IPage page)
    {
        await Expect(page.GetByTestId("incident-title")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByTestId("comment-text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("web-1 ran the <b>new</b> backup job");
        await page.GetByTestId("comment-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("comment-send").ClickAsync();
        var said = page.Locator("[data-testid=history-entry][data-kind=commented]");
        await Expect(said).ToContainTextAsync("web-1 ran the <b>new</b> backup job");
        await Expect(said).ToContainTextAsync("Zoë Ünal");
        (await said.Locator("b").CountAsync()).ShouldBe(0, "what people write is text");
        await Expect(page.GetByTestId("comment-text")).ToHaveValueAsync("");
    }

    // With the keyboard alone; her name is known by now.
    private static async Task SheTakesItAndClosesItAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("incident-title").ClickAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByTestId("deed")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Me (Zoë Ünal)")).ToBeFocusedAsync();
        await shots.TakeAsync("people-assign");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-testid=history-entry][data-kind=assigned]")).ToContainTextAsync("Zoë Ünal took it");
        await Expect(page.GetByTestId("deed")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByTestId("reason-true_positive_contained")).ToBeFocusedAsync();
        await page.GetByTestId("reason-benign_mistake").CheckAsync();
        await page.GetByTestId("reason-text").FillAsync("The backup was announced");
        await shots.TakeAsync("people-close");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("incident-status")).ToHaveTextAsync("Closed: benign, a mistake of Windhover");
        await Expect(page.Locator("[data-testid=history-entry][data-kind=closed]")).ToContainTextAsync("The backup was announced");
    }

    private static async Task SheOpensItAgainAsync(IPage page)
    {
        await page.GetByTestId("reopen").ClickAsync();
        await Expect(page.GetByTestId("incident-status")).ToHaveTextAsync("Open");
        await Expect(page.Locator("[data-testid=history-entry][data-kind=reopened]")).ToContainTextAsync("Zoë Ünal opened it again");
    }

    private static async Task SheMarksItAsExpectedAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("mark-expected").ClickAsync();
        var remembered = page.GetByTestId("remembered");
        await Expect(remembered).ToContainTextAsync("model.beacon");
        await Expect(remembered).ToContainTextAsync("web-1");
        await Expect(remembered).ToContainTextAsync(DateTime.UtcNow.AddDays(30).ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByTestId("expected-reason").FillAsync("The backup runs every night");
        await shots.TakeAsync("people-expected");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("expected-note")).ToContainTextAsync("The backup runs every night");
        await Expect(page.GetByTestId("incident-status")).ToHaveTextAsync("Closed: benign, expected");
        await Expect(page.Locator("[data-testid=history-entry][data-kind=marked_expected]")).ToContainTextAsync("model.beacon of web-1, until");
    }

    private static async Task TheStoryIsThereAfterwardsAsync(RunningServer server, IPage page)
    {
        (await server.HistoryAsync("incident-01")).Select(entry => entry.GetProperty("kind").GetString())
            .ShouldBe(["commented", "assigned", "closed", "reopened", "marked_expected", "closed"]);
        await page.ReloadAsync();
        await Expect(page.GetByTestId("history-entry")).ToHaveCountAsync(6);
        await Expect(page.GetByTestId("person")).ToContainTextAsync("Zoë Ünal");
    }

    private static async Task WhatIsExpectedIsListedAndTakenBackAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("expected-note").GetByRole(AriaRole.Link).ClickAsync();
        var row = page.GetByTestId("feedback-row");
        await Expect(row).ToHaveAttributeAsync("data-state", "in_force");
        await Expect(row).ToContainTextAsync("in 30 days");
        await shots.TakeAsync("people-list");
        await page.GetByTestId("feedback-remove").ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-state", "removed");
        await shots.TakeAsync("people-removed");
    }

    private static async Task TheQueueShowsHersAsync(IPage page, Screenshots shots)
    {
        await page.GotoAsync("/incidents?status=all");
        await Expect(page.GetByTestId("incident-row")).ToHaveCountAsync(RunningServer.Findings);
        await Expect(page.Locator("[data-incident-id=incident-01]")).ToContainTextAsync("Zoë Ünal");
        await shots.TakeAsync("people-queue");
        await page.GetByLabel("Who works on it").SelectOptionAsync("me");
        await Expect(page.GetByTestId("incident-row")).ToHaveCountAsync(1);
    }

    private sealed class ServerWithConsole : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
    }
}
