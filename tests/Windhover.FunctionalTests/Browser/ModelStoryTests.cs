using Microsoft.Playwright;
using Shouldly;
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
        await page.GetByTestId("model-row").Filter(new() { HasText = "Many refused sign-ins for" }).Locator("summary").ClickAsync();
        await page.GetByTestId("model-row").Filter(new() { HasText = "Many refused sign-ins for" }).GetByTestId("model-open").ClickAsync();
        await Expect(page.GetByTestId("model-yaml")).ToContainTextAsync($"id: {RunningServer.GuessedModel}");
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

        await page.GetByTestId("model-save").ClickAsync();
        await Expect(page.GetByTestId("save-tried")).ToHaveTextAsync("It would not have fired in the last 30 days.");
        await Expect(page.GetByTestId("diff")).ToContainTextAsync("count: 31");
        await page.GetByTestId("change-why").FillAsync("Thirty is a typing error with us.");
        await shots.TakeAsync("model-save");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("model-yaml")).ToContainTextAsync("count: 31");
        await Expect(page.GetByText("edited here")).ToBeVisibleAsync();

        await page.GetByTestId("model-scope-change").ClickAsync();
        await page.GetByTestId("run-only").CheckAsync();
        await page.GetByTestId("scope-accounts").FillAsync("111122223333\n4444*");
        await page.GetByTestId("change-why").FillAsync("The others use a single sign-on.");
        await shots.TakeAsync("model-scope");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("model-scope")).ToHaveTextAsync("It runs only in the accounts 111122223333 and 4444*.");
        await Expect(page.GetByTestId("model-version")).ToHaveCountAsync(3);
        await page.GetByTestId("model-version").Nth(1).GetByText("What changed").ClickAsync();
        await Expect(page.GetByTestId("diff")).ToContainTextAsync("count: 31");
        await shots.TakeAsync("model-changed");

        await page.Locator("[data-testid=model-version][data-version='0']").GetByTestId("model-go-back").ClickAsync();
        await page.GetByTestId("change-why").FillAsync("The new sign-on made it unnecessary.");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("model-yaml")).ToContainTextAsync("count: 30");
        await Expect(page.GetByTestId("model-scope")).ToHaveTextAsync("It runs everywhere.");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 180_000)]
    public async Task AnEngineerWritesAModelOfHerOwnAndTwoAtOnceDoNotOverwriteEachOther()
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
        await page.GotoAsync("/models");
        await page.GetByTestId("model-new").ClickAsync();
        await page.GetByTestId("new-model-id").FillAsync("Door");
        await Expect(page.GetByTestId("model-editor")).ToHaveCountAsync(0);
        await page.GetByTestId("new-model-id").FillAsync("log-stopped-by-somebody");
        await Expect(page.GetByTestId("model-check")).ToContainTextAsync("2 samples: all as they should.");
        await new Screenshots(page).TakeAsync("model-new");
        await page.GetByTestId("model-save").ClickAsync();
        await page.GetByTestId("person-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("change-why").FillAsync("The audit asked for it.");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByText("written here")).ToBeVisibleAsync();

        await page.GetByTestId("model-edit").ClickAsync();
        var text = await page.GetByTestId("model-editor").InputValueAsync();
        await server.DoAsync(HttpMethod.Put, "models/log-stopped-by-somebody", new { yaml = text.Replace("severity: high", "severity: low", StringComparison.Ordinal), why = "Mine." }, person: "Ben");
        await page.GetByTestId("model-editor").FillAsync(text.Replace("severity: high", "severity: critical", StringComparison.Ordinal));
        await page.GetByTestId("model-save").ClickAsync();
        await page.GetByTestId("change-why").FillAsync("Ours.");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody changed this meanwhile: it is at version 2.");
    }

    private sealed class ServerWithConsole : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
    }
}
