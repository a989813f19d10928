using Shouldly;
using Windhover.Integrations.Microsoft365.Collection.Management;
using Xunit;

namespace Windhover.Tests.Integrations.Microsoft365;

public sealed class FeedCursorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void WhatWaitsAndWhatWasGivenUpOutlivesARestart()
    {
        var cursor = FeedCursor.At(Now);
        cursor.Until = Now.AddHours(2);
        cursor.Wait(Blob("b"));
        cursor.Wait(Blob("A"));
        cursor.Settle(Blob("c"));
        var read = FeedCursor.Read(cursor.Write())!;
        (read.Floor, read.Until).ShouldBe((Now, Now.AddHours(2)));
        read.Left().ShouldBe([Blob("A"), Blob("b")]);
        read.Knows("c").ShouldBeTrue();
        read.Knows("d").ShouldBeFalse();
        read.Write().ShouldBe(cursor.Write());
    }

    [Fact]
    public void WhatLandedOrIsGivenUpWaitsNoMore()
    {
        var cursor = FeedCursor.At(Now);
        foreach (var id in new[] { "a", "b", "c" }) cursor.Wait(Blob(id));
        cursor.Landed(Blob("a"));
        cursor.Settle(Blob("b"));
        cursor.Left().ShouldBe([Blob("c")]);
        cursor.Knows("a").ShouldBeFalse("the spool knows it");
    }

    [Fact]
    public void OnlyWhatWasGivenUpIsForgottenWithTime()
    {
        var cursor = FeedCursor.At(Now);
        cursor.Wait(Blob("a"));
        cursor.Settle(Blob("b"));
        cursor.Forget(Now);
        cursor.Knows("b").ShouldBeTrue();
        cursor.Forget(Now.AddSeconds(1));
        cursor.Knows("b").ShouldBeFalse();
        cursor.Knows("a").ShouldBeTrue();
    }

    private static ContentBlob Blob(string id) => new(id, $"/audit/{id}", Now, Now.AddDays(7));
}
