using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Demo;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>The product as its first user sees it: the demo, its server, its console, in a real browser.</summary>
public sealed class ConsoleTests
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);
    private const float Arrival = 60_000;

    [Fact(Timeout = 120_000)]
    public async Task AnAnalystWatchesAnIncidentArriveAndFollowsItToItsRawRecord()
    {
        Chromium.SkipWhereMissing();
        await using var demo = new DemoProcess("--days", "3");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var root = await demo.Url.WaitAsync(Start, TestContext.Current.CancellationToken);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = root.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page);

        var incident = await AnIncidentArrivesAsync(page);
        await shots.TakeAsync("incidents");
        await TheIncidentTellsAsync(page, incident);
        await shots.TakeAsync("incident");
        var entity = await TheAlertShowsItsRecordAsync(page, shots);
        await TheEntityShowsItsLifeAsync(page, entity, shots);
        await BackLeadsToTheListAsync(page, incident);
        await TheThemeChangesAsync(page);
        await TheEstateIsShownAsync(page, shots);
        (await page.EvaluateAsync<string>("window.windhoverMark")).ShouldBe("kept", "the console was loaded again on the way");
        log.ShouldBeEmpty();
    }

    // Returns its id.
    private static async Task<string> AnIncidentArrivesAsync(IPage page)
    {
        await page.GotoAsync("/incidents");
        await Expect(page.GetByTestId("live-state")).ToHaveAttributeAsync("data-state", "live");
        await page.EvaluateAsync("window.windhoverMark = 'kept'");
        var rows = page.GetByTestId("incident-row");
        var before = await rows.EvaluateAllAsync<string[]>("all => all.map(row => row.dataset.incidentId)");
        before.Length.ShouldBeLessThan(5);
        await page.WaitForFunctionAsync("known => [...document.querySelectorAll('[data-testid=incident-row]')].some(row => !known.includes(row.dataset.incidentId))", before, new() { Timeout = Arrival });
        (await page.EvaluateAsync<string>("window.windhoverMark")).ShouldBe("kept", "the list was loaded again");
        var after = await rows.EvaluateAllAsync<string[]>("all => all.map(row => row.dataset.incidentId)");
        return after.Except(before).First();
    }

    private static async Task TheIncidentTellsAsync(IPage page, string incident)
    {
        await page.Locator($"[data-incident-id='{incident}'] a").ClickAsync();
        var api = await ApiAsync(page, $"/api/v1/incidents/{incident}");
        await Expect(page.GetByTestId("incident-title")).ToHaveTextAsync(api.GetProperty("title").GetString()!);
        new Uri(page.Url).AbsolutePath.ShouldBe($"/incidents/{incident}");
        await Expect(page.GetByTestId("incident-summary")).Not.ToBeEmptyAsync();
        await Expect(page.GetByTestId("alert-row").First).ToBeVisibleAsync();
    }

    // Returns the id of the entity it is about.
    private static async Task<string> TheAlertShowsItsRecordAsync(IPage page, Screenshots shots)
    {
        var link = page.GetByTestId("evidence-pane").GetByRole(AriaRole.Link).First;
        var id = Uri.UnescapeDataString((await link.GetAttributeAsync("href"))!.Split('/')[^1]);
        await link.ClickAsync();
        var alert = await ApiAsync(page, $"/api/v1/alerts/{Uri.EscapeDataString(id)}");
        var rows = page.GetByTestId("ledger-row");
        await Expect(rows).ToHaveCountAsync(alert.GetProperty("contributions").GetArrayLength());
        (await rows.CountAsync()).ShouldBePositive();
        await shots.TakeAsync("alert");

        var shown = await ConsoleSteps.OpenRecordAsync(page);
        var record = await ApiAsync(page, $"/api/v1/alerts/{Uri.EscapeDataString(id)}/records/0");
        if (await shown.GetByText("As written").CountAsync() > 0) await shown.GetByText("As written").ClickAsync();
        await Expect(shown.Locator("pre")).ToBeVisibleAsync();
        var text = ConsoleSteps.Bare(record.GetProperty("text").GetString()!);
        text.Length.ShouldBePositive();
        ConsoleSteps.Bare(await shown.InnerTextAsync()).ShouldContain(text);
        await shots.TakeAsync("record");
        await page.GoBackAsync();
        await Expect(shown).ToBeHiddenAsync();
        return alert.GetProperty("entity").GetProperty("id").GetString()!;
    }

    private static async Task TheEntityShowsItsLifeAsync(IPage page, string entity, Screenshots shots)
    {
        await page.Locator($"main a[href*='{Uri.EscapeDataString(entity)}']").First.ClickAsync();
        var shown = page.GetByTestId("entity-page");
        await Expect(shown).ToHaveAttributeAsync("data-entity-id", entity);
        var life = shown.GetByRole(AriaRole.Img, new() { Name = "Records per hour of the week. Busiest" });
        await Expect(life.Locator("canvas, svg").First).ToBeVisibleAsync();
        await shots.TakeAsync("entity");
        var record = await ConsoleSteps.OpenRecordAsync(page);
        await Expect(record.Locator("pre")).Not.ToBeEmptyAsync();
        await page.GoBackAsync();
        await Expect(record).ToBeHiddenAsync();
    }

    private static async Task BackLeadsToTheListAsync(IPage page, string incident)
    {
        await page.GoBackAsync();
        await Expect(page.GetByTestId("ledger-row").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByTestId("incident-title")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator($"[data-incident-id='{incident}']")).ToBeVisibleAsync();
    }

    private static async Task TheThemeChangesAsync(IPage page)
    {
        await ConsoleSteps.ThemeAsync(page, "light");
        var light = await ConsoleSteps.ColoursAsync(page);
        await ConsoleSteps.ThemeAsync(page, "dark");
        (await ConsoleSteps.ColoursAsync(page)).ShouldNotBe(light);
    }

    private static async Task TheEstateIsShownAsync(IPage page, Screenshots shots)
    {
        await page.Locator("nav a[href='/models']").ClickAsync();
        await Expect(page.GetByTestId("model-row").First).ToBeVisibleAsync();
        await shots.TakeAsync("models");
        await page.Locator("nav a[href='/coverage']").ClickAsync();
        await Expect(page.GetByTestId("source-row").First).ToBeVisibleAsync();
        await shots.TakeAsync("coverage");
        await page.Locator("nav a[href='/search']").ClickAsync();
        foreach (var (kind, title) in new[] { ("events", "Raw record"), ("connections", "First record of the connection") })
        {
            await page.Locator("label").GetByText(kind, new() { Exact = false }).First.ClickAsync();
            var record = await ConsoleSteps.OpenRecordAsync(page);
            await Expect(page.GetByRole(AriaRole.Dialog).GetByText(title)).ToBeVisibleAsync();
            await Expect(record.Locator("pre")).Not.ToBeEmptyAsync();
            await shots.TakeAsync($"search-record-{kind}");
            await page.GoBackAsync();
            await Expect(record).ToBeHiddenAsync();
        }
    }

    private static async Task<JsonElement> ApiAsync(IPage page, string path)
    {
        var answer = await page.APIRequest.GetAsync(path);
        answer.Ok.ShouldBeTrue(path);
        return (await answer.JsonAsync())!.Value;
    }
}
