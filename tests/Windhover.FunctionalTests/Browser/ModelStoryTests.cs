using Microsoft.Playwright;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an engineer looks at a model, in a real browser: what it is, what it did, and what a change of it would have done.</summary>
public sealed class ModelStoryTests
{
    [Fact(Timeout = 180_000)]
    public async Task AnEngineerReadsAModelTriesAChangeAndSeesWhatItWouldHaveDone()
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

        await page.GotoAsync("/models");
        await page.GetByTestId("model-row").Filter(new() { HasText = "Guessed" }).Locator("summary").ClickAsync();
        await page.GetByTestId("model-row").Filter(new() { HasText = "Guessed" }).GetByTestId("model-open").ClickAsync();
        await Expect(page.GetByTestId("model-yaml")).ToContainTextAsync($"id: {RunningServer.GuessedModel.Id}");
        await Expect(page.Locator("[data-testid=model-sample][data-passed=true]").First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("fired")).ToHaveTextAsync("It did not fire in 30 days.");

        await page.GetByTestId("model-edit").ClickAsync();
        var editor = page.GetByTestId("model-editor");
        var text = await editor.InputValueAsync();
        await editor.FillAsync(text.Replace("severity: medium", "severity: dreadful", StringComparison.Ordinal));
        await Expect(page.GetByTestId("model-check")).ToContainTextAsync("Line 7:");
        await Expect(page.GetByTestId("backtest-run")).ToBeDisabledAsync();
        await shots.TakeAsync("model-wrong");
        await editor.FillAsync(text.Replace("count: 30", "count: 31", StringComparison.Ordinal));
        await Expect(page.GetByTestId("model-check")).ToContainTextAsync("It can be used.");

        await page.GetByTestId("backtest-run").ClickAsync();
        await page.GetByTestId("person-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("backtest")).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.GetByTestId("would-have-fired")).ToHaveTextAsync("It would not have fired in 30 days.");
        await shots.TakeAsync("model-backtest");
        log.ShouldBeEmpty();
    }

    private sealed class ServerWithConsole : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
    }
}
