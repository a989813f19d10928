using Shouldly;
using Windhover.Integrations.Common.Collection;
using Xunit;

namespace Windhover.Tests.Integrations.Common;

public sealed class SeenRecordsTests
{
    [Fact]
    public void WhatCameIsKnownAcrossARestartUntilItIsBeforeTheOverlap()
    {
        var seen = SeenRecords.Read(null, 50);
        seen.Until.ShouldBe(50);
        seen.Advance([(100, 1), (200, 2), (100, 3)], 200, 100);
        var read = SeenRecords.Read(seen.Write(), 0);
        read.Until.ShouldBe(200);
        foreach (var one in new[] { (100L, 1L), (200, 2), (100, 3) }) read.Contains(one).ShouldBeTrue();
        read.Contains((100, 2)).ShouldBeFalse();
        read.Advance([(300, 4)], 300, 200);
        read.Contains((100, 1)).ShouldBeFalse();
        read.Contains((200, 2)).ShouldBeTrue();
        read.Write().Length.ShouldBe(8 + (2 * 16));
    }
}
