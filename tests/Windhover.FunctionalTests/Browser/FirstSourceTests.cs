using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.FunctionalTests.Collection.Okta;
using Windhover.Testing.Stores;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>From an empty installation to the first record in three steps, without a restart; then the source is changed, rests, and is removed.</summary>
public sealed class FirstSourceTests
{
    private const string Token = "a-token-of-more-than-sixteen-letters";

    [Fact(Timeout = 300_000)]
    public async Task AnEmptyInstallationLeadsToItsFirstSource()
    {
        Chromium.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        var port = ServeProcess.FreePort();
        await using var serve = await ServeProcess.StartAsync(ServeProcess.Configure(folder.Path, "console_sources: { allow_private: true }\n"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        SetDefaultExpectTimeout(20_000);
        await using var context = await browser.NewContextAsync(new() { BaseURL = serve.Http.BaseAddress!.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        await SignInAsync(page, "/");
        await Expect(page.GetByTestId("first-source")).ToContainTextAsync("windhover demo");
        await new Screenshots(page).TakeAsync("first-source");
        await page.GetByTestId("first-source").GetByRole(AriaRole.Link).ClickAsync();

        await ThreeStepsAsync(page, port);
        (await SendAsync(port, 0)).ShouldBe(HttpStatusCode.OK);
        await Expect(page.GetByTestId("collection")).ToContainTextAsync("Last record");
        await Expect(page.Locator("body")).Not.ToContainTextAsync(Token);
        (await page.ContentAsync()).ShouldNotContain(Token);
        await new Screenshots(page).TakeAsync("sources");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        log.ShouldBeEmpty();

        await ChangedWithoutTheSecretAsync(page);
        (await SendAsync(port, 1)).ShouldBe(HttpStatusCode.OK, "the token was kept");
        await RestsAndGoesAsync(page);
    }

    [Fact(Timeout = 300_000)]
    public async Task ATrialSaysInWordsWhatIsLacking()
    {
        Chromium.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await OktaPeer.StartAsync(elsewhere.Address);
        peer.Shown.Enqueue(1);
        peer.Refuses = true;
        await using var serve = await ServeProcess.StartAsync(ServeProcess.Configure(folder.Path, "console_sources: { allow_private: true }\n"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        SetDefaultExpectTimeout(20_000);
        await using var context = await browser.NewContextAsync(new() { BaseURL = serve.Http.BaseAddress!.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        await SignInAsync(page, "/settings/sources");
        await ChooseAsync(page, "okta");
        await page.GetByTestId("collection-name").FillAsync("okta");
        await page.GetByTestId("setting-organisation").FillAsync("http://169.254.169.254");
        await page.GetByTestId("setting-token").FillAsync(OktaPeer.Token);
        await page.GetByTestId("try-source").ClickAsync();
        await Expect(page.GetByTestId("source-error")).ToContainTextAsync("metadata services");
        await Expect(page.GetByTestId("setting-organisation")).ToHaveAttributeAsync("aria-invalid", "true");

        await page.GetByTestId("setting-organisation").FillAsync(peer.Address);
        await page.GetByTestId("try-source").ClickAsync();
        await Expect(page.GetByTestId("trial")).ToContainTextAsync("It does not work yet");
        await Expect(page.GetByTestId("trial")).ToContainTextAsync("okta.logs.read");
        await Expect(page.GetByTestId("trial").GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", "https://developer.okta.com/docs/reference/api/system-log/");
        await Expect(page.GetByTestId("save-source")).ToContainTextAsync("Save all the same");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        await new Screenshots(page).TakeAsync("source-lacks");

        peer.Refuses = false;
        await page.GetByTestId("try-source").ClickAsync();
        await Expect(page.GetByTestId("trial")).ToHaveAttributeAsync("data-works", "true");
        await page.GetByTestId("trial").GetByText("1 event").ClickAsync();
        await Expect(page.GetByTestId("trial")).ToContainTextAsync("u1@contoso.example");
        await new Screenshots(page).TakeAsync("source-works");
        await page.GetByTestId("save-source").ClickAsync();
        await Expect(page.GetByTestId("collection")).ToHaveAttributeAsync("data-state", "collecting");
    }

    private static async Task ThreeStepsAsync(IPage page, int port)
    {
        await ChooseAsync(page, "http.push");
        await page.GetByTestId("try-source").ClickAsync();
        await Expect(page.GetByText("Still to be filled in: name.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("collection-name")).ToBeFocusedAsync();
        await page.GetByTestId("collection-name").FillAsync("not a name");
        await Expect(page.GetByText("Letters, digits, - and _ only.")).ToBeVisibleAsync();
        await page.GetByTestId("collection-name").FillAsync("app");
        await page.GetByText("more that need not be set").ClickAsync();
        await page.GetByTestId("setting-tokens").FillAsync(Token);
        await Expect(page.GetByTestId("setting-tokens")).ToHaveAttributeAsync("type", "password");
        await page.GetByTestId("setting-listen").FillAsync($"127.0.0.1:{port}");
        await page.GetByTestId("as-code").ClickAsync();
        await Expect(page.GetByTestId("collection-yaml")).ToContainTextAsync("env:APP_TOKENS");
        await Expect(page.GetByTestId("collection-yaml")).Not.ToContainTextAsync(Token);
        await new Screenshots(page).TakeAsync("new-source");
        (await Axe.FindAsync(page)).ShouldBeEmpty();

        await page.GetByTestId("setting-listen").PressAsync("Enter");
        await Expect(page.GetByTestId("trial")).ToHaveAttributeAsync("data-works", "true");
        await Expect(page.GetByTestId("trial")).ToContainTextAsync($"listen on TCP 127.0.0.1:{port}");
        await page.GetByTestId("save-source").ClickAsync();
        await Expect(page.GetByText("app is saved. It collects now.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("collection")).ToHaveAttributeAsync("data-state", "collecting");
    }

    private static async Task ChangedWithoutTheSecretAsync(IPage page)
    {
        await page.GetByTestId("edit-source").ClickAsync();
        await Expect(page.GetByTestId("setting-tokens")).ToHaveValueAsync("");
        await Expect(page.GetByText("One is saved; leave this empty to keep it.")).ToBeVisibleAsync();
        await page.GetByTestId("setting-max_body_mib").FillAsync("many");
        await page.GetByTestId("save-source").ClickAsync();
        await Expect(page.GetByTestId("source-error")).ToContainTextAsync("max_body_mib: expected a whole number");
        await page.GetByTestId("setting-max_body_mib").FillAsync("1");
        await page.GetByTestId("try-source").ClickAsync();
        await Expect(page.GetByTestId("trial")).ToHaveAttributeAsync("data-works", "true");
        await new Screenshots(page).TakeAsync("source-edit");
        await page.GetByTestId("save-source").ClickAsync();
        await Expect(page.GetByTestId("edit-source")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("save-source")).ToHaveCountAsync(0);
    }

    private static async Task RestsAndGoesAsync(IPage page)
    {
        await page.GetByTestId("pause-source").ClickAsync();
        await Expect(page.GetByTestId("collection")).ToHaveAttributeAsync("data-state", "paused");
        await page.ReloadAsync();
        await Expect(page.GetByTestId("pause-source")).ToHaveTextAsync("Resume");
        await page.GetByTestId("pause-source").ClickAsync();
        await Expect(page.GetByTestId("collection")).ToHaveAttributeAsync("data-state", "collecting");
        await page.GetByTestId("remove-source").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("What it brought stays");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("collection")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("collector")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage page, string collector)
    {
        await page.GetByTestId("collector").FillAsync(collector);
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
    }

    private static async Task<HttpStatusCode> SendAsync(int port, int number)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var left = 400; ; left--)
        {
            try
            {
                using var body = new StringContent(ApiCalls.Line(number, ApiCalls.Start) + "\n");
                using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/records/app"), body);
                return answer.StatusCode;
            }
            catch (HttpRequestException) when (left > 0)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    private static async Task SignInAsync(IPage page, string to)
    {
        await page.GotoAsync($"/sign-in?to={Uri.EscapeDataString(to)}");
        await page.GetByTestId("sign-in-name").FillAsync("Anna");
        await page.GetByTestId("sign-in-password").FillAsync(ServeProcess.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
    }
}
