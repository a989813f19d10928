using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an analyst works through what happened, in a real browser: the first page answers, the queue is narrowed and named, and the keyboard does the rest.</summary>
public sealed class TriageTests
{
    [Fact(Timeout = 180_000)]
    public async Task AnAnalystSeesWhatNeedsHerAndWorksThroughTheQueueWithTheKeyboard()
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
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);

        await TheFirstPageSaysWhatNeedsHerAsync(page);
        await SheNarrowsTheQueueAndNamesItAsync(page);
        await SheTakesOneWithTheKeyboardAsync(page, server);
        await SheGoesToItsActionsAsync(page);
        log.ShouldBeEmpty(); // the leaver of the next page is nobody that this engine knows, which the browser notes
        await TheGraphIsReachedWithoutAMouseAsync(page);
    }

    private static async Task TheFirstPageSaysWhatNeedsHerAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("2 proposals need you");
        await Expect(page.GetByTestId("now-proposal")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("contained").Locator("li")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("contained")).ToContainTextAsync("in trouble");
        await Expect(page.GetByTestId("contained")).ToContainTextAsync("ends");
        await Expect(page.GetByTestId("normal-row")).ToHaveCountAsync(6);
        await Expect(page.GetByTestId("sources-answer")).ToContainTextAsync("1 source of 1 does not come as usual");
    }

    private static async Task SheNarrowsTheQueueAndNamesItAsync(IPage page)
    {
        await page.GotoAsync("/incidents");
        var rows = page.GetByTestId("incident-row");
        await Expect(rows.First).ToBeVisibleAsync();
        var all = await rows.CountAsync();
        var high = page.Locator("[data-facet=severity] button[data-value=high]");
        var number = int.Parse((await high.InnerTextAsync()).Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
        number.ShouldBeLessThan(all);
        await high.ClickAsync();
        await Expect(rows).ToHaveCountAsync(number);
        await Expect(high).ToHaveAttributeAsync("aria-pressed", "true");
        new Uri(page.Url).Query.ShouldBe("?severity=high");

        await page.GetByTestId("save-view").ClickAsync();
        await page.GetByTestId("view-name").FillAsync("High ones");
        await page.Keyboard.PressAsync("Enter");
        await page.ReloadAsync();
        await page.GetByTestId("view").Filter(new() { HasText = "Open" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(all);
        await page.GetByTestId("view").Filter(new() { HasText = "High ones" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(number);
        await page.GetByLabel("Forget the view High ones").ClickAsync();
        await Expect(page.GetByTestId("view").Filter(new() { HasText = "High ones" })).ToHaveCountAsync(0);
    }

    private static async Task SheTakesOneWithTheKeyboardAsync(IPage page, RunningServer server)
    {
        await page.GotoAsync("/incidents?text=incident-none");
        await Expect(page.GetByText("No incident matches")).ToBeVisibleAsync();
        await page.GotoAsync("/incidents");
        await Expect(page.GetByTestId("incident-row").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var id = await page.EvaluateAsync<string>("document.activeElement.closest('[data-incident-id]').dataset.incidentId");
        await page.Keyboard.PressAsync("a");
        await page.GetByTestId("person-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.Locator($"[data-incident-id='{id}']")).ToContainTextAsync("Zoë Ünal");

        // Her name is known now: one key is enough.
        await page.Keyboard.PressAsync("Escape");
        var next = page.GetByTestId("incident-row").Nth(1);
        await next.Locator("[data-row]").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(next).ToContainTextAsync("Zoë Ünal");
        var other = await next.GetAttributeAsync("data-incident-id");
        (await server.GetAsync($"/api/v1/incidents/{other}")).GetProperty("handling").GetProperty("assignee").GetString().ShouldBe("Zoë Ünal");
        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByTestId("deed")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // Whoever changes their mind is where they were.
        await Expect(next.Locator("[data-row]")).ToBeFocusedAsync();
    }

    private static async Task SheGoesToItsActionsAsync(IPage page)
    {
        await page.Locator("[data-incident-id=incident-costly] [data-row]").PressAsync(".");
        await page.WaitForURLAsync("**/incidents/incident-costly#actions");
        await Expect(page.GetByTestId("approve")).ToBeFocusedAsync();
    }

    private static async Task TheGraphIsReachedWithoutAMouseAsync(IPage page)
    {
        await page.GotoAsync($"/incidents/{FoundLeaver.IncidentId}");
        await Expect(page.GetByTestId("graph")).ToHaveAttributeAsync("data-ready", "true");
        var shape = page.Locator(".react-flow__node").First;
        await shape.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("graph-row").First).ToBeVisibleAsync();
        await page.GetByText("Table", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("graph")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("graph-row").First).ToBeVisibleAsync();
    }
}
