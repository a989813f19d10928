using Microsoft.Playwright;

namespace Windhover.FunctionalTests.Browser;

/// <summary>Pictures of the console, in both themes and two widths, in the folder that WINDHOVER_SCREENSHOTS names; none where it names none.</summary>
internal sealed class Screenshots(IPage page)
{
    private static readonly int[] Widths = [1280, 390];
    private readonly string? _folder = Environment.GetEnvironmentVariable("WINDHOVER_SCREENSHOTS");

    internal async Task TakeAsync(string name)
    {
        if (string.IsNullOrEmpty(_folder)) return;
        Directory.CreateDirectory(_folder);
        foreach (var theme in new[] { "light", "dark" })
        {
            await ConsoleSteps.ThemeAsync(page, theme, covered: true);
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_folder, $"{name}-{theme}-{width}.png"), FullPage = true });
            }

            await page.SetViewportSizeAsync(Widths[0], 900);
        }
    }
}
