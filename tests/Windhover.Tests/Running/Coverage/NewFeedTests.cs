using Shouldly;
using Windhover.Core.Running.Coverage;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

/// <summary>A source that is connected later is not an estate of newcomers.</summary>
public sealed class NewFeedTests
{
    private const long Begin = 1_772_409_600_000;
    private readonly StreamActivity stream = new();

    [Fact]
    public void TheFirstEventsSpeak()
    {
        Note(50, Begin);

        stream.IsNewFeed(Begin + 60_000).ShouldBeFalse();
    }

    [Fact]
    public void AFeedThatBringsMuchIsLearnedForSixHours()
    {
        Note(500, Begin);

        stream.IsNewFeed(Begin + 60_000).ShouldBeTrue();
        stream.IsNewFeed(Begin + 6 * 3_600_000 - 1).ShouldBeTrue();
        stream.IsNewFeed(Begin + 6 * 3_600_000).ShouldBeFalse();
    }

    private void Note(int events, long from)
    {
        for (var i = 0; i < events; i++) stream.Note(from + i, default, default, 0);
    }
}
