using Shouldly;
using Windhover.Integrations.Microsoft365.Collection.Management;
using Xunit;

namespace Windhover.Tests.Integrations.Microsoft365;

public sealed class FeedWindowsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, 700, TimeSpan.Zero);

    [Fact]
    public void WindowsFollowEachOtherInWholeSecondsAndNoneIsLongerThanADay()
    {
        var windows = FeedWindows.Of(Now.AddHours(-60).AddMilliseconds(-900), Now).ToArray();
        windows.Length.ShouldBe(3);
        windows[0].From.ShouldBe(new DateTimeOffset(2026, 3, 17, 23, 59, 59, TimeSpan.Zero));
        windows[^1].Until.ShouldBe(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));
        foreach (var (from, until) in windows) (until - from).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        windows.Skip(1).Select(w => w.From).ShouldBe(windows.SkipLast(1).Select(w => w.Until));
    }

    [Fact]
    public void ThereIsNoWindowWithinASecond() => FeedWindows.Of(Now.AddMilliseconds(-600), Now).ShouldBeEmpty();

    [Fact]
    public void TheOldestTimeIsWithinTheSevenDaysThatMayBeListed() => (Now - FeedWindows.Oldest(Now)).ShouldBeInRange(TimeSpan.FromDays(6.9), TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
}
