using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Windhover.Testing.Server;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>How an analyst checks what Windhover concluded, in a real browser: from the verdict to the sentence, the fact, the raw record, and the questions that led there.</summary>
public sealed class InvestigationStoryTests
{
    [Fact(Timeout = 120_000)]
    public async Task AnAnalystFollowsASentenceToItsRawRecordAndSeesWhichQuestionsMovedTheVerdict()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ServerWithALeaver();
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

        await page.GotoAsync($"/incidents/{FoundLeaver.IncidentId}");
        await SheReadsTheVerdictAndTheAccountAsync(page);
        await shots.TakeAsync("investigated-incident");
        await SheOpensAFactAndItsRecordAsync(page, shots);
        await SheSeesWhatMovedItAsync(page, shots);
        await TheQueryShowsWhatTheFactCountsAsync(page);
        await WhereThereIsNoRoomTheFactStandsUnderItsSentenceAsync(page);
        await TheExportsAreThereAsync(page, shots);
        log.ShouldBeEmpty();
    }

    [Fact(Timeout = 120_000)]
    public async Task EverythingThatWasAlertedIsListedWithItsVerdictAlsoWhatNobodyWasToldOf()
    {
        Chromium.SkipWhereMissing();
        await using var server = new ServerWithALeaver();
        await server.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        var log = new PageLog(page);
        var shots = new Screenshots(page);

        await page.GotoAsync("/");
        await page.Locator("nav a[href='/investigations']").ClickAsync();
        var rows = page.GetByTestId("investigation-row");
        await Expect(rows).ToHaveCountAsync(RunningServer.Findings - 1);
        await Expect(page.GetByTestId("coverage")).ToHaveTextAsync("7 of 9 alerts investigated.");
        (await page.Locator("main img, main script").CountAsync()).ShouldBe(0, "titles are text");
        await shots.TakeAsync("investigations");

        await page.GetByLabel("Verdict").SelectOptionAsync("benign");
        await Expect(rows).ToHaveCountAsync(2);
        new Uri(page.Url).Query.ShouldBe("?verdict=benign");
        await page.GetByText("Not told (2)").ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByText("Told (3)", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("No investigation matches")).ToBeVisibleAsync();
        await page.GoBackAsync();

        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Investigations" }).ClickAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("investigation-title")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(page.GetByTestId("verdict")).ToHaveAttributeAsync("data-verdict", "benign");
        await Expect(page.GetByTestId("assign")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("alert-row")).ToHaveCountAsync(1);
        await page.Locator("[data-testid=fact-ref][data-fact=f1]").First.ClickAsync();
        await ConsoleSteps.OpenRecordAsync(page);
        await page.GoBackAsync();
        await shots.TakeAsync("investigation-not-told");

        // What people are told of has one place, whoever sends which link.
        await page.GotoAsync($"/investigations/{FoundLeaver.IncidentId}?fact=f2");
        await Expect(page.GetByTestId("incident-title")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("fact")).ToHaveAttributeAsync("data-fact", "f2");
        log.ShouldBeEmpty();
        await page.GotoAsync("/investigations/nobody");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such investigation");
    }

    private static async Task SheReadsTheVerdictAndTheAccountAsync(IPage page)
    {
        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToContainTextAsync("Malicious");
        await Expect(verdict).ToContainTextAsync("97% likely to be something to act on");
        await Expect(verdict).ToContainTextAsync("Somebody works from another place");
        await Expect(page.GetByTestId("would-change")).ToContainTextAsync("if the folder had not been shared");
        await Expect(page.GetByTestId("account-section")).ToHaveCountAsync(9);
        var sentences = page.GetByTestId("sentence");
        (await sentences.CountAsync()).ShouldBe(FoundLeaverReport.Report.Account.Count - 1, "what would change it stands beside the verdict");
        (await sentences.EvaluateAllAsync<int>("all => all.filter(one => one.querySelector('[data-testid=fact-ref]') === null).length")).ShouldBe(0, "every sentence has a fact");
    }

    // With the keyboard alone.
    private static async Task SheOpensAFactAndItsRecordAsync(IPage page, Screenshots shots)
    {
        var mark = page.Locator("[data-section=unlike_normal] [data-fact=f5]");
        await mark.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(mark).ToHaveAttributeAsync("aria-pressed", "true");
        var fact = page.GetByTestId("fact");
        await Expect(fact).ToContainTextAsync("14 files of 14 had never been opened");
        await Expect(fact).ToContainTextAsync("raised it by 39 points: 16% → 55%");
        await Expect(fact.GetByRole(AriaRole.Link, new() { Name = "downloaded 14 design files" })).ToBeVisibleAsync();
        await shots.TakeAsync("investigated-fact");

        await fact.GetByTestId("open-record").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var record = page.GetByTestId("raw-record");
        await Expect(record).ToContainTextAsync("hull-7-frame-02.indd");
        await page.Keyboard.PressAsync("Escape");
        await Expect(record).ToBeHiddenAsync();
    }

    private static async Task SheSeesWhatMovedItAsync(IPage page, Screenshots shots)
    {
        var questions = page.GetByTestId("question");
        (await questions.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.question)")).ShouldBe(FoundLeaverReport.Report.Questions.Select(asked => asked.Question));
        var resources = page.Locator("[data-question=resources]");
        await Expect(resources).ToContainTextAsync("16% →");
        await Expect(resources).ToContainTextAsync("raised it by 39 points");
        await resources.GetByRole(AriaRole.Button).First.ClickAsync();
        var move = resources.Locator("[data-testid=move][data-hypothesis=insider-taking-data]");
        await Expect(move).ToContainTextAsync("+2.4 bits");
        await Expect(move).ToContainTextAsync("far more is read than the work needs");
        await Expect(resources.Locator("[data-testid=move][data-hypothesis=ordinary-variation]")).ToContainTextAsync("against it: 6.1 times less likely");
        var leading = page.GetByTestId("hypothesis").First;
        await Expect(leading).ToContainTextAsync("Somebody who may read the data takes it");
        await Expect(leading).ToContainTextAsync("5% →to 74%");
        await shots.TakeAsync("investigated-question");
    }

    private static async Task TheQueryShowsWhatTheFactCountsAsync(IPage page)
    {
        await page.GetByTestId("fact").GetByTestId("fact-query").ClickAsync();
        await Expect(page.GetByText("14 of 14 events")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByTestId("fact")).ToHaveAttributeAsync("data-fact", "f5");
    }

    private static async Task WhereThereIsNoRoomTheFactStandsUnderItsSentenceAsync(IPage page)
    {
        await page.SetViewportSizeAsync(390, 900);
        await Expect(page.Locator("[data-section=unlike_normal] [data-testid=sentence] [data-testid=fact]")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the fact" }).ClickAsync();
        await Expect(page.GetByTestId("evidence-pane")).ToBeVisibleAsync();
    }

    private static async Task TheExportsAreThereAsync(IPage page, Screenshots shots)
    {
        await page.GetByTestId("export").ClickAsync();
        foreach (var format in new[] { "html", "markdown", "json", "stix", "ocsf" })
        {
            var address = await page.GetByTestId($"export-{format}").GetAttributeAsync("href");
            var answer = await page.APIRequest.GetAsync(address!);
            answer.Ok.ShouldBeTrue(address);
            (await answer.TextAsync()).ShouldContain("m.okafor");
        }

        await shots.TakeAsync("investigated-export");
    }

    private sealed class ServerWithALeaver : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await File.WriteAllTextAsync(PathOf(FoundLeaver.File), string.Join('\n', FoundLeaver.Records) + "\n");
            Telemetry.Append(FoundLeaver.Events, []);
            Telemetry.Commit(2);
            Parts.State.Commit(FoundLeaver.Change(2));
        }
    }
}
