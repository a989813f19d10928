using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Windhover.FunctionalTests.Browser;

/// <summary>What a person does in the console, told by its test ids.</summary>
internal static class ConsoleSteps
{
    /// <summary>Presses the theme switch where the wanted theme is not shown.</summary>
    /// <param name="page">The open console.</param>
    /// <param name="theme">light or dark</param>
    /// <param name="covered">Whether an open record lies over the switch, which a person would close first.</param>
    internal static async Task ThemeAsync(IPage page, string theme, bool covered = false)
    {
        var html = page.Locator("html");
        await page.Locator("html[data-mantine-color-scheme]").WaitForAsync();
        if (await html.GetAttributeAsync("data-mantine-color-scheme") != theme)
        {
            var button = page.GetByTestId("theme-switch");
            await (covered ? button.DispatchEventAsync("click") : button.ClickAsync());
        }

        await Expect(html).ToHaveAttributeAsync("data-mantine-color-scheme", theme);
    }

    /// <summary>The colour of the page's ground and of its text, as the browser computes them.</summary>
    internal static Task<string> ColoursAsync(IPage page) => page.EvaluateAsync<string>("(style => `${style.backgroundColor} ${style.color}`)(getComputedStyle(document.body))");

    /// <summary>Opens the raw record of whatever page is shown, as the log wrote it.</summary>
    internal static async Task<ILocator> OpenRecordAsync(IPage page)
    {
        await page.GetByTestId("open-record").First.ClickAsync();
        var record = page.GetByTestId("raw-record");
        await Expect(record).ToBeVisibleAsync();
        return record;
    }

    /// <summary>A text without the white space that laying out adds.</summary>
    internal static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
