using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Memory;
using Xunit;
using static Windhover.Tests.Incidents.TestAlert;

namespace Windhover.Tests.Incidents;

public class RecurrenceTests
{
    private readonly Recurrence recurrence = new();

    [Fact]
    public void DaysWithTheSameModelForTheSameEntityAreCounted()
    {
        Earlier(0).ShouldBe(0);
        Earlier(7 * Day).ShouldBe(1);
        Earlier(14 * Day).ShouldBe(2);
    }

    [Fact]
    public void AlertsOfTheSameDayAreOneStory()
    {
        Earlier(0).ShouldBe(0);
        Earlier(Day / 2).ShouldBe(0);
        Earlier(Day * 3 / 2).ShouldBe(1, "the second was no day of its own");
    }

    [Fact]
    public void AnotherEntityOrModelIsAnotherStory()
    {
        Earlier(0);
        recurrence.Note(Of(1, entity: "device:b", time: 2 * Day)).Earlier.ShouldBe(0);
        recurrence.Note(Of(1, model: "other-model", time: 2 * Day)).Earlier.ShouldBe(0);
    }

    [Fact]
    public void AfterThirtyDaysItIsForgotten()
    {
        Earlier(0);
        Earlier(31 * Day).ShouldBe(0);
    }

    [Fact]
    public void ItComesBackFromASnapshot()
    {
        Earlier(0);
        Earlier(2 * Day);
        using var stream = new MemoryStream();
        recurrence.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new Recurrence();
        restored.Restore(new SnapshotReader(stream));
        restored.Note(Of(1, time: 4 * Day)).Earlier.ShouldBe(2);
    }

    private int Earlier(long time) => recurrence.Note(Of(1, time: time)).Earlier;
}
