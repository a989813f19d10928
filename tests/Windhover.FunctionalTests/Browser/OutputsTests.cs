using Microsoft.Playwright;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Outputs;
using Windhover.Testing.Stores;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>The outputs in a real browser: how each stands, and a test that a person sends.</summary>
public sealed class OutputsTests
{
    private const string Secret = "a secret of twenty-four!";

    [Fact(Timeout = 120_000)]
    public async Task APersonTriesEveryOutputAndReadsWhatBecameOfIt()
    {
        Chromium.SkipWhereMissing();
        await using var peer = new HttpPeer(_ => new PeerAnswer(204));
        using var folder = new TemporaryFolder();
        await using var serve = await ServeProcess.StartAsync(ServeProcess.Configure(
            folder.Path,
            $"""
            outputs:
              - name: hook
                kind: webhook
                url: {peer.Address}/hidden
                secret: {Secret}
                allow_private: true
                at_least: high
                verdicts: [suspicious, malicious]
              - name: night
                kind: pagerduty
                url: {peer.Address.Replace("http://", "https://", StringComparison.Ordinal)}
                routing_key: 0123456789abcdef0123456789abcdef

            """));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = serve.Http.BaseAddress!.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);

        await page.GotoAsync("/sign-in?to=%2Fsettings%2Foutputs");
        await page.GetByTestId("sign-in-name").FillAsync("Anna");
        await page.GetByTestId("sign-in-password").FillAsync(ServeProcess.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await Expect(page.GetByTestId("output")).ToHaveCountAsync(2);
        await page.GetByTestId("test-output").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the test" }).ClickAsync();
        await Expect(page.GetByTestId("test-result").First).ToContainTextAsync("Test arrived");
        await page.GetByTestId("test-output").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the test" }).ClickAsync();
        await Expect(page.GetByTestId("test-result").Last).ToContainTextAsync("allow_private");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("hidden");
        await new Screenshots(page).TakeAsync("outputs");
        log.ShouldBeEmpty();
    }
}
