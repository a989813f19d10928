using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an analyst searches, in a real browser: she writes a query with help, narrows it by what is in it, sends its URL, and takes the result with her.</summary>
public sealed class SearchStoryTests
{
    [Fact(Timeout = 180_000)]
    public async Task AnAnalystWritesAQueryWithHelpNarrowsItAndTakesItWithHer()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ConsoleOverResponse();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var shots = new Screenshots(page);

        await page.GotoAsync("/search");
        await SheIsHelpedWhileSheWritesAsync(page, shots);
        await SheNarrowsItByWhatIsInItAsync(page);
        await WhatIsWrongIsShownWhereItIsAsync(page);
        await SheTakesItWithHerAsync(page);
        await ALinkOfAnotherPageBecomesAQueryAsync(page);
    }

    private static async Task SheIsHelpedWhileSheWritesAsync(IPage page, Screenshots shots)
    {
        var query = page.GetByTestId("query");
        await query.ClickAsync();
        await page.Keyboard.TypeAsync("operat");
        await Expect(page.GetByTestId("choice").First).ToContainTextAsync("operation:");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(query).ToHaveValueAsync("operation:");
        await Expect(page.GetByTestId("choice").First).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("sign");
        await Expect(page.GetByTestId("choice")).ToHaveCountAsync(1);
        await shots.TakeAsync("search-completion");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await Expect(query).ToHaveValueAsync("operation:SignIn ");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1);
        new Uri(page.Url).Query.ShouldBe("?q=operation%3ASignIn");
    }

    private static async Task SheNarrowsItByWhatIsInItAsync(IPage page)
    {
        await page.GotoAsync("/search?q=source:plain.audit");
        var rows = page.GetByTestId("event-row");
        await Expect(rows).ToHaveCountAsync(RunningServer.Findings);
        await page.Locator("[data-testid=search-facet][data-field=operation]").GetByText("Read").ClickAsync();
        await Expect(rows).ToHaveCountAsync(RunningServer.Findings - 1);
        await Expect(page.GetByTestId("query")).ToHaveValueAsync("source:plain.audit and operation:Read");
        await page.GetByLabel("Without src_ip:10.0.0.1", new() { Exact = true }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(RunningServer.Findings - 2);
        await Expect(page.GetByTestId("query")).ToHaveValueAsync("source:plain.audit and operation:Read and not src_ip:10.0.0.1");
        await page.GoBackAsync();
        await Expect(rows).ToHaveCountAsync(RunningServer.Findings - 1);
    }

    private static async Task WhatIsWrongIsShownWhereItIsAsync(IPage page)
    {
        await page.GetByTestId("query").FillAsync("operation:Read and servce:dns");
        await page.GetByTestId("search-run").ClickAsync();
        var wrong = page.GetByTestId("query-wrong");
        await Expect(wrong).ToContainTextAsync("Character 20: There is no field 'servce'");
        await Expect(wrong.Locator("mark")).ToHaveTextAsync("servce");
        await page.GoBackAsync();
        await Expect(wrong).ToHaveCountAsync(0);
    }

    private static async Task SheTakesItWithHerAsync(IPage page)
    {
        var address = await page.GetByTestId("export-csv").GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(address!);
        answer.Ok.ShouldBeTrue(address);
        (await answer.TextAsync()).Split("\r\n").Length.ShouldBe(RunningServer.Findings + 1, "a head, the rows, and nothing behind the last line");
        await page.GetByText("Connections", new() { Exact = true }).First.ClickAsync();
        await Expect(page.GetByText("No connection matches")).ToBeVisibleAsync();
    }

    private static async Task ALinkOfAnotherPageBecomesAQueryAsync(IPage page)
    {
        await page.GotoAsync("/search?entity=device%3Ahost%2F2&operation=Read");
        await Expect(page.GetByTestId("query")).ToHaveValueAsync("entity:\"device:host/2\" and operation:Read");
        await page.WaitForURLAsync(url => url.Contains("q=entity", StringComparison.Ordinal) && !url.Contains("operation=", StringComparison.Ordinal));
        await Expect(page.GetByTestId("event-row").First).ToBeVisibleAsync();
    }
}
