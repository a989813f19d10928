using Microsoft.Playwright;

namespace Windhover.FunctionalTests.Browser;

/// <summary>Pictures of the console, in both themes and at two widths or those that are given, in the folder that WINDHOVER_SCREENSHOTS names; none where it names none.</summary>
internal sealed class Screenshots(IPage page, params int[] widths)
{
    private readonly int[] _widths = widths.Length > 0 ? widths : [1280, 390];
    private const int Height = 900;
    private readonly string? _folder = Environment.GetEnvironmentVariable("WINDHOVER_SCREENSHOTS");

    internal async Task TakeAsync(string name)
    {
        if (string.IsNullOrEmpty(_folder)) return;
        Directory.CreateDirectory(_folder);
        foreach (var theme in new[] { "light", "dark" })
        {
            await ConsoleSteps.ThemeAsync(page, theme, covered: true);
            foreach (var width in _widths)
            {
                await page.SetViewportSizeAsync(width, Height);
                // What sticks to the window's edges lies over a full-page picture: the window grows instead, but for an open record, which is as high as the window.
                if (await page.GetByRole(AriaRole.Dialog).CountAsync() == 0) await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_folder, $"{name}-{theme}-{width}.png") });
            }

            await page.SetViewportSizeAsync(_widths[0], Height);
        }
    }
}
