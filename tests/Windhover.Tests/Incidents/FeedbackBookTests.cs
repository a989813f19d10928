using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Memory;
using Windhover.Testing.Stores;
using Xunit;
using static Windhover.Tests.Incidents.TestAlert;

namespace Windhover.Tests.Incidents;

public class FeedbackBookTests
{
    private readonly FeedbackBook book = new();

    public FeedbackBookTests() => book.Replace([Said("f1")]);

    [Fact]
    public void ItCoversThisPatternOfThisEntityAndNoOther()
    {
        book.Find("some-model", "device:a", 10)!.FeedbackId.ShouldBe("f1");
        book.Find("other-model", "device:a", 10).ShouldBeNull();
        book.Find("some-model", "device:b", 10).ShouldBeNull();
        book.Find("SOME-MODEL", "device:a", 10).ShouldBeNull();
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1_000, false)]
    public void TheTimeOfTheEventDecidesWhetherItHasExpired(long time, bool covers) => (book.Find("some-model", "device:a", time) is not null).ShouldBe(covers);

    [Fact]
    public void WhatWasTakenBackCoversNothingAndItsCountStays()
    {
        book.Note(Of(2, time: 10));
        book.Replace([Said("f1") with { RemovedAt = 20, RemovedBy = "Ben" }]);
        book.Find("some-model", "device:a", 30).ShouldBeNull();
        book.Note(Of(2, time: 30));
        book.Uses.ShouldBe([new("f1", 1, 10)]);
        book.Replace([]);
        book.Uses.ShouldBeEmpty();
    }

    [Fact]
    public void AlertsItCoversAreCountedAndNoOthers()
    {
        book.Note(Of(2, time: 20));
        book.Note(Of(2, time: 10));
        book.Note(Of(2, model: "other-model", time: 30));
        book.Note(Of(2, time: 1_000));
        for (var i = 0; i < 5; i++) book.Find("some-model", "device:a", 40);
        book.Uses.ShouldBe([new("f1", 2, 20)]);
    }

    [Fact]
    public void CountsComeBackFromASnapshot()
    {
        book.Note(Of(2, time: 20));
        using var stream = new MemoryStream();
        book.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new FeedbackBook();
        restored.Restore(new SnapshotReader(stream));
        restored.Replace([Said("f1")]);
        restored.Note(Of(2, time: 30));
        restored.Uses.ShouldBe([new("f1", 2, 30)]);
    }

    private static Feedback Said(string id) => StateSamples.Expected(id, model: "some-model", entity: "device:a", time: 0, expiresAt: 1_000);
}
