using Microsoft.Playwright;
using Xunit;

namespace Windhover.FunctionalTests.Browser;

/// <summary>The chromium that is installed here; none is ever downloaded. <a href="https://playwright.dev/dotnet/docs/api/class-browsertype#browser-type-launch">Launching</a>.</summary>
internal static class Chromium
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    internal static Task<IBrowser> StartAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true, Args = Flags, Timeout = 40_000 });

    /// <summary>Skips the test, saying so, where the browser is missing.</summary>
    internal static void SkipWhereMissing()
    {
        if (File.Exists(Executable)) return;
        var notice = $"{Executable} is not installed: the console is not tried in a real browser";
        TestContext.Current.TestOutputHelper?.WriteLine(notice);
        Assert.Skip(notice);
    }
}
