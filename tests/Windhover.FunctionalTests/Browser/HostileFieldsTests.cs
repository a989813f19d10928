using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>Logs are written by attackers: a script in every field of every source goes through the real server into the real console, and stays text wherever it is shown.</summary>
public sealed class HostileFieldsTests
{
    private const string Looks = "(() => ({ ran: window.pwned ?? 0, made: document.querySelectorAll('[onload]').length + [...document.scripts].filter(script => script.text.includes('pwned')).length }))()";

    [Fact(Timeout = 540_000)]
    public async Task AScriptInEveryFieldOfEverySourceStaysText()
    {
        Chromium.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        var logs = folder.File("logs");
        var fields = HostileSamples.Write(logs);
        fields.ShouldBeGreaterThan(3000);
        var config = folder.File("windhover.yaml");
        await File.WriteAllTextAsync(config, $"url: http://127.0.0.1:0\ndata_folder: {folder.File("data")}\nwatch_folders: [{logs}]\nlive_lag_seconds: 1\ncommit_seconds: 1\n");
        await using var serve = await ServeProcess.StartAsync(config);
        var status = await serve.GetUntilAsync("/api/v1/status", s => s.GetProperty("engine").GetProperty("lines").GetInt64() > fields * 3 / 4 && Events(s) > fields / 4);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = serve.Http.BaseAddress!.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        var log = new PageLog(page);
        await log.HearViolationsAsync(page);
        await page.GotoAsync("/");
        await page.EvaluateAsync("password => fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Anna', password }) })", ServeProcess.Password);

        List<string> paths = ["/", "/incidents", "/investigations", "/alerts", "/entities", "/search", "/search?kind=connections", "/coverage", "/models", "/response", "/expected"];
        paths.AddRange(await HostileAsync(serve, "/api/v1/incidents?limit=200", "incident_id", "/incidents/"));
        paths.AddRange(await HostileAsync(serve, "/api/v1/alerts?limit=200", "alert_id", "/alerts/"));
        paths.AddRange(await HostileAsync(serve, "/api/v1/entities?limit=200", "entity", "/entities/view?id="));
        paths.Count.ShouldBeGreaterThan(15, status.ToString());
        var shown = 0;
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("main h1").First).ToBeVisibleAsync();
            await Expect(page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0);
            await page.EvaluateAsync("window.scrollTo(0, document.documentElement.scrollHeight)");
            await JudgeAsync(page, path);
            if ((await page.Locator("main").InnerTextAsync()).Contains("onload=window.pwned", StringComparison.Ordinal)) shown++;
        }

        shown.ShouldBeGreaterThan(8, "pages show what was planted, as text");

        // The record as it was written, in the drawer; a file has records beside the one that was changed, so it is looked for.
        await page.GotoAsync("/search?q=" + Uri.EscapeDataString($"source:aws.cloudtrail operation:\"{HostileSamples.Script}\""));
        await page.GetByTestId("open-record").First.ClickAsync();
        await Expect(page.GetByTestId("raw-record").GetByText("onload=window.pwned").First).ToBeVisibleAsync();
        await JudgeAsync(page, "the raw record");
        log.Complaints.Where(c => c.StartsWith("policy", StringComparison.Ordinal) || c.StartsWith("exception", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static long Events(JsonElement status) => status.GetProperty("engine").GetProperty("events").GetInt64();

    // The pages of what has the script in its name or title.
    private static async Task<IEnumerable<string>> HostileAsync(ServeProcess serve, string list, string id, string page)
    {
        var items = (await serve.GetAsync(list)).GetProperty("items").EnumerateArray();
        return items.Where(i => i.ToString().Contains("onload=window.pwned", StringComparison.Ordinal)).Take(6).Select(i => page + Uri.EscapeDataString((i.GetProperty(id) is { ValueKind: JsonValueKind.Object } whole ? whole.GetProperty("id") : i.GetProperty(id)).GetString()!)).ToArray();
    }

    private static async Task JudgeAsync(IPage page, string where)
    {
        var found = await page.EvaluateAsync<JsonElement>(Looks);
        found.GetProperty("ran").GetInt32().ShouldBe(0, $"{where}: a script ran");
        found.GetProperty("made").GetInt32().ShouldBe(0, $"{where}: a field became a part of the page");
    }
}
