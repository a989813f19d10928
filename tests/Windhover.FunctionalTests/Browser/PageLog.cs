using System.Collections.Concurrent;
using Microsoft.Playwright;
using Shouldly;

namespace Windhover.FunctionalTests.Browser;

/// <summary>What a page complained of: console errors and warnings (violations of the content security policy are among them), uncaught exceptions, failed answers.</summary>
internal sealed class PageLog
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private volatile bool _ended;

    internal PageLog(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (!_ended && message.Type is ("error" or "warning")) _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
        page.Response += (_, answer) =>
        {
            if (!_ended && answer.Status >= 400) _complaints.Enqueue($"{answer.Status}: {answer.Url}");
        };
    }

    /// <summary>Catches violations that a page hides from its console; call before it is opened.</summary>
    internal async Task HearViolationsAsync(IPage page)
    {
        await page.ExposeFunctionAsync("windhoverViolation", (string what) => _complaints.Enqueue($"policy: {what}"));
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => window.windhoverViolation(`${e.effectiveDirective} ${e.blockedURI}`))");
    }

    /// <summary>What it complained of so far.</summary>
    internal IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Hears no more, where another log goes on with the same page.</summary>
    internal void End() => _ended = true;

    internal void ShouldBeEmpty() => _complaints.ShouldBeEmpty();
}
