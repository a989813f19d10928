using System.Text.Json;
using Microsoft.Playwright;
using Windhover.Testing.Sources;

namespace Windhover.FunctionalTests.Browser;

/// <summary>axe-core (https://github.com/dequelabs/axe-core), which finds what people with a screen reader, a keyboard or weak eyes cannot use.</summary>
internal static class Axe
{
    private static readonly string Script = Path.Combine(RepositoryTree.Root, "console", "node_modules", "axe-core", "axe.min.js");

    /// <summary>What is serious or critical on the page as it is shown, a line each.</summary>
    internal static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        // Given through the browser's own tools: the page's policy lets no other script in.
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(await File.ReadAllTextAsync(Script) + "; undefined");
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.failureSummary ?? '').split('\\n')[1]) })))");
        return [.. found.EnumerateArray().Where(IsGrave).Select(Line)];
    }

    private static bool IsGrave(JsonElement violation) => violation.GetProperty("impact").GetString() is "serious" or "critical";

    private static string Line(JsonElement violation) =>
        $"{violation.GetProperty("impact").GetString()} {violation.GetProperty("id").GetString()}: {violation.GetProperty("help").GetString()} at {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetString()))}";
}
