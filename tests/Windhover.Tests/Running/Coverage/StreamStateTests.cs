using Shouldly;
using Windhover.Core.Outputs;
using Windhover.Core.Running.Coverage;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

public class StreamStateTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    [Theory]
    [InlineData(10, 15, CoverageState.Live)]
    [InlineData(50, 15, CoverageState.Behind)]
    [InlineData(50, 60, CoverageState.Live)]
    [InlineData(90, 60, CoverageState.Behind)]
    public void AStreamIsBehindOnlyBeyondTheLagThatItUsuallyShows(int minutesOld, int usualMinutes, CoverageState expected)
    {
        var book = new ActivityBook();
        var start = 490_000 * Hour;
        for (var i = 0; i < 3 * 24 * 60; i++) book.Note(0, default, start + i * Minute, default, default);
        var last = start + (3 * 24 * 60 - 1) * Minute;
        var arrival = new Arrival { Events = 4320, First = start, Last = last };
        StreamReport.Write("", arrival, book.Streams.Of(0, default), book, 15 * Minute, usualMinutes * Minute, last + minutesOld * Minute).State.ShouldBe(expected);
    }
}
