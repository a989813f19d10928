using Microsoft.Playwright;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an administrator changes what the machine may do, in a real browser: she sees whom each rule is for before it holds.</summary>
public sealed class PolicyStoryTests
{
    [Fact(Timeout = 240_000)]
    public async Task AnAdministratorOrdersTheRulesSeesWhomTheyAreForAndConfirmsWhatTheMachineMayDo()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ConsoleOverResponse();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new() { TimeDate = DateTimeOffset.FromUnixTimeMilliseconds(FoundResponse.Now).UtcDateTime });
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        var shots = new Screenshots(page, 1280, 820, 390);

        await page.GotoAsync("/response");
        await page.GetByRole(AriaRole.Link, new() { Name = "whom each rule is for, and changing them" }).ClickAsync();
        await Expect(page.GetByTestId("rule")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("rule").First).ToContainTextAsync("3 entities");
        await Expect(page.GetByTestId("rule-fixed").Last).ToContainTextAsync("web-4");
        await Expect(page.GetByTestId("policy-save")).ToBeDisabledAsync();
        await shots.TakeAsync("policy");

        await SheAddsARuleAsync(page, shots);
        await SheMovesItUpAsync(page, shots);
        await SheGivesATagAndARuleGoesByItAsync(page, shots);
        await SheSavesAndConfirmsAsync(page, server, shots);
        await SheGoesBackAsync(page, server, shots);
        await SheLooksWhoIsTaggedAsync(page, shots);
        log.ShouldBeEmpty();
    }

    private static async Task SheAddsARuleAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("rule-add").ClickAsync();
        await page.GetByTestId("rule-name").FillAsync("nights in the web estate");
        await page.GetByTestId("mode-autonomous").CheckAsync();
        await page.GetByTestId("rule-entities").FillAsync("web-*");
        await page.GetByTestId("rule-subnets").FillAsync("ten");
        await page.GetByTestId("hours-add").ClickAsync();
        await page.GetByTestId("day-sat").ClickAsync();
        await page.GetByTestId("day-sun").ClickAsync();
        await shots.TakeAsync("policy-rule");
        await page.GetByTestId("rule-done").ClickAsync();
        await Expect(page.GetByTestId("policy-problem")).ToHaveTextAsync("Rule 3: 'ten' is no address block; write 10.0.0.0/8");
        await Expect(page.GetByTestId("policy-save")).ToBeDisabledAsync();
        await page.GetByTestId("rule").Nth(2).GetByTestId("rule-change").ClickAsync();
        await page.GetByTestId("rule-subnets").FillAsync("10.0.0.0/8");
        await page.GetByTestId("rule-done").ClickAsync();
        await Expect(page.GetByTestId("rule").Nth(2)).ToContainTextAsync("1 entity");
        await Expect(page.GetByTestId("rule").Nth(2)).ToContainTextAsync("none of them at this hour");
        await Expect(page.GetByTestId("rule").Nth(2)).ToContainTextAsync("sat, sun 18:00–08:00");
    }

    private static async Task SheMovesItUpAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("rule").Nth(2).GetByTestId("rule-up").ClickAsync();
        await page.GetByTestId("rule").Nth(1).GetByTestId("rule-up").ClickAsync();
        await Expect(page.GetByTestId("rule").First).ToContainTextAsync("5 entities");
        await Expect(page.GetByTestId("rule").First).ToContainTextAsync("nights in the web estate");
        await page.GetByTestId("rule").Nth(2).GetByTestId("rule-remove").ClickAsync();
        await page.GetByTestId("actions-an-hour").FillAsync("4");
        await page.GetByTestId("never-touch").FillAsync("web-5\n10.0.9.0/24\nweb-0");
        await Expect(page.GetByTestId("rule").First).ToContainTextAsync("4 entities");
        await Expect(page.GetByTestId("policy-bar")).ToContainTextAsync("Changed, and not saved yet.");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        await shots.TakeAsync("policy-changed");
    }

    private static async Task SheGivesATagAndARuleGoesByItAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("tag-add").ClickAsync();
        await page.GetByTestId("tag-name").FillAsync("crown-jewel");
        await Expect(page.GetByTestId("policy-problem")).ToHaveTextAsync("Tag 1: nothing says who bears 'crown-jewel'; name entities, accounts or subnets");
        await page.GetByTestId("tag-entities").FillAsync("web-4");
        await page.GetByTestId("rule-add").ClickAsync();
        await page.GetByTestId("rule-name").FillAsync("jewels");
        await page.GetByTestId("rule-tags").FillAsync("crown-jewel\nenv=prod");
        await shots.TakeAsync("policy-rule-tags");
        await page.GetByTestId("rule-done").ClickAsync();
        await Expect(page.GetByTestId("rule").Nth(2)).ToContainTextAsync("1 entity");
        await Expect(page.GetByTestId("rule").Nth(2)).ToContainTextAsync("crown-jewel, env=prod");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        await shots.TakeAsync("policy-tags");
    }

    private static async Task SheLooksWhoIsTaggedAsync(IPage page, Screenshots shots)
    {
        await page.GotoAsync("/entities?id=device%3Ahost%2F4");
        await Expect(page.GetByTestId("entity-tags").First).ToContainTextAsync("owner=<b>ops</b>");
        await Expect(page.GetByTestId("tags-left-out")).ToHaveTextAsync("3 tags or changes are not kept: there were too many, or they were too long.");
        await shots.TakeAsync("entity-tags");
        await page.GetByRole(AriaRole.Link, new() { Name = "env=prod" }).ClickAsync();
        await Expect(page.GetByTestId("tag-filter")).ToContainTextAsync("env=prod");
        await Expect(page.GetByTestId("entity-row")).ToHaveCountAsync(1);
        await shots.TakeAsync("entities-tagged");
    }

    private static async Task SheSavesAndConfirmsAsync(IPage page, ConsoleOverResponse server, Screenshots shots)
    {
        await page.GetByTestId("policy-save").ClickAsync();
        await Expect(page.GetByTestId("policy-autonomous")).ToContainTextAsync("Windhover acts by itself on 4 entities of the 6 that it sees now");
        await Expect(page.GetByTestId("policy-autonomous")).ToContainTextAsync("nights in the web estate: 4 entities — web-4");
        await page.GetByTestId("person-name").FillAsync("Zoë Ünal");
        await page.GetByTestId("change-why").FillAsync("Weekends are quiet.");
        await shots.TakeAsync("policy-save");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByTestId("deed")).ToBeVisibleAsync();
        server.Desk.Policy.ShouldBe(FoundResponse.Policy, "the box is not ticked: nothing was sent");
        await page.GetByTestId("policy-confirm").CheckAsync();
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByText("version 1, saved here in place of the configuration’s")).ToBeVisibleAsync();
        server.Desk.Policy.Rules.Select(r => $"{r.Name} {r.Mode}").ShouldBe(["nights in the web estate Autonomous", "web servers Autonomous", "jewels Confirm"]);
        server.Desk.Policy.Tags.Select(t => $"{t.Key} {string.Join(',', t.Entities)}").ShouldBe(["crown-jewel web-4"]);
        server.Desk.Policy.ActionsAnHour.ShouldBe(4);
        server.Desk.Policy.Rules[0].Hours[0].Days.ShouldBe([DayOfWeek.Sunday, DayOfWeek.Saturday]);
    }

    private static async Task SheGoesBackAsync(IPage page, ConsoleOverResponse server, Screenshots shots)
    {
        await Expect(page.GetByTestId("policy-version")).ToHaveCountAsync(2);
        await page.GetByTestId("policy-version").First.GetByText("What changed").ClickAsync();
        await Expect(page.GetByTestId("diff")).ToContainTextAsync("nights in the web estate");
        await shots.TakeAsync("policy-history");
        await page.GetByTestId("policy-take").ClickAsync();
        await Expect(page.GetByTestId("policy-autonomous")).ToContainTextAsync("web servers: 3 entities");
        await page.GetByTestId("policy-confirm").CheckAsync();
        await page.GetByTestId("change-why").FillAsync("The file says it better.");
        await page.GetByTestId("deed-submit").ClickAsync();
        await Expect(page.GetByText("that of the configuration; the first rule that fits holds")).ToBeVisibleAsync();
        server.Desk.Policy.ShouldBe(FoundResponse.Policy);
    }
}
