using Microsoft.Playwright;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Access;
using Windhover.Server;
using Windhover.Server.Authentication;
using Windhover.Testing.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How the first administrator comes in and lets others in, in a real browser.</summary>
public sealed class SignInStoryTests
{
    private const string Password = SignedInServer.Password;

    [Fact(Timeout = 240_000)]
    public async Task TheFirstAdministratorComesInByTheLinkAndLetsAnAnalystInWhoChoosesAPassword()
    {
        Chromium.SkipWhereMissing();
        await using var server = new Console(isEmpty: true);
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await ContextAsync(browser, server);
        var page = await OpenAsync(context);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page);

        await page.GotoAsync("/incidents/incident-01");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?to=%2Fincidents%2Fincident-01$"));
        await Expect(page.GetByTestId("no-administrator")).ToBeVisibleAsync();
        await page.GotoAsync(WelcomeLink.Make(server.Store, server.Url, server.Time)!.ToString());
        await page.GetByTestId("welcome-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("welcome-password").FillAsync(Password);
        await shots.TakeAsync("welcome");
        await page.GetByTestId("welcome-submit").ClickAsync();
        await Expect(page.GetByTestId("person")).ToContainTextAsync("Zoë Ünal");
        page.Url.ShouldNotContain("#", customMessage: "the code is gone from the address");

        await page.GotoAsync("/settings/users");
        await page.GetByTestId("add-user").ClickAsync();
        await page.GetByTestId("add-user-name").FillAsync("Ben");
        await page.GetByTestId("add-user-submit").ClickAsync();
        var handed = await page.GetByTestId("handed-password").InnerTextAsync();
        await shots.TakeAsync("settings-user-added");
        await page.GetByTestId("add-user-done").ClickAsync();
        await Expect(page.GetByTestId("user-row")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("user-row").Filter(new() { HasText = "Ben" })).ToContainTextAsync("has not chosen a password yet");
        await shots.TakeAsync("settings-users");
        await SheMakesATokenAsync(page, server, shots);
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await Expect(page.GetByTestId("audit-row").Nth(0)).ToContainTextAsync("token new address");
        await Expect(page.GetByTestId("audit-row").Nth(1)).ToContainTextAsync("add token");
        await shots.TakeAsync("settings-audit");
        await page.GetByTestId("person").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await Expect(page.GetByTestId("sign-in-form")).ToBeVisibleAsync();

        await SignInAsync(page, "Ben", handed);
        await Expect(page.GetByTestId("password-form")).ToBeVisibleAsync();
        await shots.TakeAsync("first-password");
        await page.GetByTestId("password-current").FillAsync(handed);
        await page.GetByTestId("password-next").FillAsync(Password);
        await page.GetByTestId("password-submit").ClickAsync();
        await Expect(page.GetByTestId("person")).ToContainTextAsync("Ben");
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 240_000)]
    public async Task WhoseSessionEndsIsLedToTheDoorAndBackAndWhatARoleMayNotDoIsDisabledWithTheReason()
    {
        Chromium.SkipWhereMissing();
        await using var server = new Console(isEmpty: false);
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await ContextAsync(browser, server);
        var page = await OpenAsync(context);
        var shots = new Screenshots(page);
        await page.GotoAsync("/sign-in?to=%2Fincidents%2Fincident-01");
        await shots.TakeAsync("sign-in");
        await page.GetByTestId("sign-in-name").FillAsync("viewer");
        await page.GetByTestId("sign-in-password").FillAsync("not the password");
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is wrong");
        await SignInAsync(page, "viewer", Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/incident-01$"));
        await Expect(page.GetByTestId("assign")).ToBeDisabledAsync();
        (await page.GetByTestId("close").GetAttributeAsync("title")).ShouldBe("This needs the role analyst; yours is viewer.");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByTestId("deed")).ToHaveCountAsync(0);
        await shots.TakeAsync("incident-viewer");

        server.Store.EndSessions("viewer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Entities" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?to=%2Fentities$"));
        await SignInAsync(page, "analyst", Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/entities$"));
        await page.GotoAsync("/incidents/incident-01");
        await page.GetByTestId("comment-text").FillAsync("This is ours.");
        await page.GetByTestId("comment-send").ClickAsync();
        await Expect(page.GetByText("This is ours.")).ToBeVisibleAsync();
        (await server.VisitAsync("viewer")).Dispose();
        server.Store.Audit(new() { What = "comment_incident" }).Items.ShouldHaveSingleItem().Who.ShouldBe("analyst");

        await SheSetsCodesUpAsync(page, server, shots);
    }

    private static async Task SheSetsCodesUpAsync(IPage page, Console server, Screenshots shots)
    {
        await page.GotoAsync("/settings/account");
        await page.GetByTestId("codes-begin").ClickAsync();
        await Expect(page.GetByTestId("qr-code")).ToBeVisibleAsync();
        var secret = ConsoleSteps.Bare(await page.GetByTestId("codes-secret").InnerTextAsync());
        await shots.TakeAsync("settings-account");
        await page.GetByTestId("codes-code").FillAsync(AuthenticatorApp.Code(secret, server.Time.Now));
        await page.GetByTestId("codes-confirm").ClickAsync();
        await Expect(page.GetByTestId("codes-on")).ToBeVisibleAsync();
        await page.GetByTestId("person").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        server.Time.Now += 30_000;
        await SignInAsync(page, "analyst", Password);
        await Expect(page.GetByTestId("sign-in-code")).ToBeFocusedAsync();
        await shots.TakeAsync("sign-in-code");
        await page.GetByTestId("sign-in-code").FillAsync(AuthenticatorApp.Code(secret, server.Time.Now));
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await Expect(page.GetByTestId("person")).ToContainTextAsync("analyst");
    }

    private static async Task SheMakesATokenAsync(IPage page, Console server, Screenshots shots)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Tokens" }).ClickAsync();
        await page.GetByTestId("add-token").ClickAsync();
        await page.GetByTestId("add-token-name").FillAsync("nightly report");
        await page.GetByTestId("add-token-submit").ClickAsync();
        var token = await page.GetByTestId("handed-token").InnerTextAsync();
        using (var program = new Visit(server.Url, token)) (await program.WhoAsync()).ShouldBe("Zoë Ünal (token nightly report)");
        await page.GetByTestId("add-token-done").ClickAsync();
        await Expect(page.GetByTestId("token-row")).ToContainTextAsync("nightly report");
        await shots.TakeAsync("settings-tokens");
    }

    private static async Task SignInAsync(IPage page, string name, string password)
    {
        await page.GetByTestId("sign-in-name").FillAsync(name);
        await page.GetByTestId("sign-in-password").FillAsync(password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
    }

    private static Task<IBrowserContext> ContextAsync(IBrowser browser, Console server) =>
        browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });

    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        return page;
    }

    private sealed class Console(bool isEmpty) : SignedInServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));

        protected override void Fill(IAccessStore store)
        {
            if (!isEmpty) base.Fill(store);
        }
    }
}
