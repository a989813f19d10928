using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Memory;
using Xunit;
using static Windhover.Tests.Incidents.TestAlert;

namespace Windhover.Tests.Incidents;

public class IncidentBookTests
{
    private readonly Dictionary<string, Incident> changed = [];
    private readonly List<string> merged = [];
    private readonly IncidentBook book;

    public IncidentBookTests() => book = new IncidentBook(changed, merged);

    [Fact]
    public void AWeakAlertAloneIsNoIncident()
    {
        book.Add(Of(-1));
        book.All.ShouldBeEmpty();
        changed.ShouldBeEmpty();
        book.Advance(3 * Day);
        book.All.ShouldBeEmpty();
    }

    [Fact]
    public void AWeakAlertIsPartOfTheStoryThatAStrongOneTellsLater()
    {
        book.Add(Of(-1, time: 1000));
        book.Add(Of(2, "TA0010", "strong-model", time: 5000));
        var incident = book.All.ShouldHaveSingleItem();
        incident.Alerts.Count.ShouldBe(2);
        incident.StartTime.ShouldBe(1000);
        incident.DetectedAt.ShouldBe(5000, "nobody could know of it before");
        merged.ShouldBeEmpty("what was never told is not told to be gone");
    }

    [Fact]
    public void WeakSignalsOfManyStagesAreAnIncidentTogether()
    {
        string[] tactics = ["TA0001", "TA0003", "TA0007", "TA0010"];
        for (var i = 0; i < 3; i++) book.Add(Of(-1, tactics[i], "model-" + i, time: i));
        book.All.ShouldBeEmpty();
        book.Add(Of(-1, tactics[3], "model-3", time: 3));
        book.All.ShouldHaveSingleItem().Alerts.Count.ShouldBe(4);
    }

    [Fact]
    public void AToldIncidentKeepsItsIdWhenAnOlderDraftJoinsIt()
    {
        book.Add(Of(-1, entity: "device:a", time: 0));
        book.Add(Of(3, entity: "device:b", time: 10));
        var id = book.All.Single().IncidentId;
        book.Add(Of(1, entity: "device:b", time: 20) with { Related = [Of(1, entity: "device:a").Entity] });
        var incident = book.All.ShouldHaveSingleItem();
        incident.IncidentId.ShouldBe(id);
        incident.Alerts.Count.ShouldBe(3);
        merged.ShouldBeEmpty();
    }

    [Fact]
    public void TwoToldIncidentsThatMeetAreOneAndTheOtherIsSaidToBeMerged()
    {
        book.Add(Of(3, entity: "device:a", time: 0));
        book.Add(Of(3, entity: "device:b", time: 10));
        var first = book.All.First().IncidentId;
        book.Add(Of(1, entity: "device:b", time: 20) with { Related = [Of(1, entity: "device:a").Entity] });
        book.All.ShouldHaveSingleItem().IncidentId.ShouldBe(first);
        merged.ShouldHaveSingleItem();
        changed.Keys.ShouldBe([first]);
    }

    [Fact]
    public void DraftsComeBackFromASnapshot()
    {
        book.Add(Of(-1, time: 1000));
        using var stream = new MemoryStream();
        book.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new IncidentBook(changed, merged);
        restored.Restore(new SnapshotReader(stream));
        restored.Add(Of(2, "TA0010", "strong-model", time: 5000));
        restored.All.ShouldHaveSingleItem().Alerts.Count.ShouldBe(2);
    }
}
