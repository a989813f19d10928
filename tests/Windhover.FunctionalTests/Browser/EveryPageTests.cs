using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>Every page of the console, in both themes and widths: usable without eyes or a mouse, no wider than the window, without a complaint; and a picture of each where they are asked for.</summary>
public sealed class EveryPageTests
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("now", "/"), ("incidents", "/incidents"), ("incident", "/incidents/incident-costly"), ("incident-leaver", $"/incidents/{FoundLeaver.IncidentId}"),
        ("incident-graph", $"/incidents/{FoundLeaver.IncidentId}?everybody=yes"), ("incident-table", $"/incidents/{FoundLeaver.IncidentId}?graph=table&everybody=yes"),
        ("investigations", "/investigations"), ("investigation", "/investigations/incident-03"), ("alerts", "/alerts"), ("alert", "/alerts/alert-02"), ("entities", "/entities"),
        ("entity", "/entities/view?id=device%3Ahost%2F2"), ("search", "/search"), ("search-connections", "/search?kind=connections&q=port%3A1..500"), ("search-wrong", "/search?q=port%3A443+and+servce%3Adns"),
        ("models", "/models"), ("model", $"/models/{RunningServer.GuessedModel}"), ("expected", "/expected"), ("model-new", "/models/new"), ("response", "/response"), ("policy", "/response/policy"), ("coverage", "/coverage"), ("settings-sources", "/settings/sources"), ("missing", "/nowhere"),
    ];

    [Fact(Timeout = 540_000)]
    public async Task EveryPageIsUsableInBothThemesAndWidths()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ConsoleOverResponse();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        List<string> wrong = [];
        foreach (var (name, path) in Pages)
        {
            var log = new PageLog(page);
            await OpenAsync(page, path);
            foreach (var theme in new[] { "light", "dark" })
            {
                await ConsoleSteps.ThemeAsync(page, theme);
                wrong.AddRange((await Axe.FindAsync(page)).Select(found => $"{name} {theme}: {found}"));
            }

            await page.SetViewportSizeAsync(390, 900);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > 390) wrong.Add($"{name}: {wide} px wide on a screen of 390");
            await page.SetViewportSizeAsync(1280, 900);
            // The search that cannot be read is refused, and the leaver is nobody that the engine here knows.
            if (name != "search-wrong") wrong.AddRange(log.Complaints.Where(complaint => !complaint.Contains("/response/mode?", StringComparison.Ordinal)).Select(complaint => $"{name}: {complaint}"));
            log.End();
            await new Screenshots(page).TakeAsync($"page-{name}");
        }

        string.Join('\n', wrong).ShouldBe("");
    }

    // Until what was asked for is there: no place holder is left.
    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Expect(page.Locator("main h1").First).ToBeVisibleAsync();
        await Expect(page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0);
        if (path.StartsWith("/incidents/", StringComparison.Ordinal) && !path.Contains("table", StringComparison.Ordinal) && await page.GetByTestId("graph").CountAsync() > 0)
            await Expect(page.GetByTestId("graph")).ToHaveAttributeAsync("data-ready", "true");
    }
}
