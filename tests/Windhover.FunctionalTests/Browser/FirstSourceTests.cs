using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>From an empty installation to the first record: the console leads there in three steps, and the lines that it gives are what the program takes.</summary>
public sealed class FirstSourceTests
{
    private const string Token = "a-token-of-more-than-sixteen-letters";

    [Fact(Timeout = 240_000)]
    public async Task AnEmptyInstallationLeadsToItsFirstSource()
    {
        Chromium.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        var port = ServeProcess.FreePort();
        string lines;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        SetDefaultExpectTimeout(20_000);
        await using (var serve = await ServeProcess.StartAsync(ServeProcess.Configure(folder.Path, "")))
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = serve.Http.BaseAddress!.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            var page = await context.NewPageAsync();
            var log = new PageLog(page);
            await log.HearViolationsAsync(page);
            await SignInAsync(page, "/");
            await Expect(page.GetByTestId("first-source")).ToContainTextAsync("windhover demo");
            await new Screenshots(page).TakeAsync("first-source");
            await page.GetByTestId("first-source").GetByRole(AriaRole.Link).ClickAsync();

            await page.GetByTestId("collector").FillAsync("http.push");
            await page.GetByRole(AriaRole.Option).First.ClickAsync();
            await Expect(page.GetByTestId("collection-yaml")).ToContainTextAsync("collector: http.push");
            await page.GetByTestId("collection-name").FillAsync("not a name");
            await Expect(page.GetByText("Letters, digits, - and _ only.")).ToBeVisibleAsync();
            await page.GetByTestId("collection-name").FillAsync("app");
            await page.GetByText("more that need not be set").ClickAsync();
            await page.GetByLabel("tokens", new() { Exact = true }).CheckAsync();
            await page.GetByTestId("setting-listen").FillAsync($"127.0.0.1:{port}");
            await Expect(page.GetByTestId("collection-yaml")).ToContainTextAsync("env:APP_TOKENS");
            (await Axe.FindAsync(page)).ShouldBeEmpty();
            await new Screenshots(page).TakeAsync("new-source");
            lines = await page.GetByTestId("collection-yaml").InnerTextAsync();
            log.ShouldBeEmpty();
        }

        // The lines are put into the configuration as they are, and the server is started anew.
        var config = ServeProcess.Configure(folder.Path, lines);
        await using var again = await ServeProcess.StartAsync(config, new Dictionary<string, string>(StringComparer.Ordinal) { ["APP_TOKENS"] = Token }, port);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"time\":\"2026-03-02T10:00:00Z\",\"hello\":\"world\"}\n"));
        using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/records/app"), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var status = await again.GetUntilAsync("/api/v1/collections", c => c.GetProperty("items")[0].GetProperty("status").GetProperty("objects").GetInt64() > 0);
        status.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("app");

        await using var later = await browser.NewContextAsync(new() { BaseURL = again.Http.BaseAddress!.ToString() });
        var settings = await later.NewPageAsync();
        await SignInAsync(settings, "/settings/sources");
        await Expect(settings.GetByTestId("collection")).ToContainTextAsync("app");
        await Expect(settings.GetByTestId("add-source")).ToBeVisibleAsync();
        await Expect(settings.Locator("body")).Not.ToContainTextAsync(Token);
    }

    private static async Task SignInAsync(IPage page, string to)
    {
        await page.GotoAsync($"/sign-in?to={Uri.EscapeDataString(to)}");
        await page.GetByTestId("sign-in-name").FillAsync("Anna");
        await page.GetByTestId("sign-in-password").FillAsync(ServeProcess.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
    }
}
