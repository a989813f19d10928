using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Running.Coverage;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

public sealed class LagTests
{
    [Fact]
    public void PercentilesAreExactToAnEighth()
    {
        var lag = new LagHistogram();
        for (var second = 1; second <= 1000; second++) lag.Add(second * 1000);
        lag.Percentile(0.5)!.Value.ShouldBe(500, 63);
        lag.Percentile(0.95)!.Value.ShouldBe(950, 119);
        lag.Longest.ShouldBeInRange(1_000_000, 1_250_000);
    }

    [Fact]
    public void NothingCountedIsNotNoLag()
    {
        var lag = new LagHistogram();
        lag.Percentile(0.5).ShouldBeNull();
        lag.Add(-5);
        lag.Add(400);
        lag.Percentile(0.95).ShouldBe(0);
        lag.Add(long.MaxValue);
        lag.Percentile(1)!.Value.ShouldBeGreaterThan(40 * 86_400);
    }

    [Fact]
    public void OneLateRecordIsForgottenInTime()
    {
        var lag = new LagHistogram();
        lag.Add(3_600_000);
        for (var i = 0; i < 70_000; i++) lag.Add(1000);
        lag.Longest.ShouldBe(2000);
        lag.Count.ShouldBeLessThan(66_000u);
    }

    [Fact]
    public void ALiveRunWaitsAsLongAsASourceReallyNeeds()
    {
        const long Vendor = 900_000;
        var book = new ArrivalBook();
        var source = book.Source("a.log");
        var whole = book.Whole("a.log");
        Read(5000, late: 0);
        book.HoldBack("a.log", Vendor).ShouldBe(Vendor, "what lay there before shows nothing");
        book.IsLive = true;
        Read(500, late: 0);
        book.HoldBack("a.log", Vendor).ShouldBe(Vendor, "too few to judge by");
        Read(5000, late: 0);
        book.HoldBack("a.log", Vendor).ShouldBe(60_000, "never less than a minute");
        Read(50, late: 300_000);
        book.HoldBack("a.log", Vendor).ShouldBeInRange(300_000, 400_000);
        Read(50, late: 3_000_000);
        book.HoldBack("a.log", Vendor).ShouldBe(Vendor, "never more than the vendor says");
        book.HoldBack("a.log", 10_000).ShouldBe(10_000);

        void Read(int records, long late)
        {
            for (var i = 0; i < records; i++) book.Note(source, whole, default, 1_772_409_600_000 - late);
        }
    }

    [Fact]
    public void OneFalseTimeDoesNotMakeEverythingLate()
    {
        var book = new ArrivalBook();
        var source = book.Source("a.log");
        var whole = book.Whole("a.log");
        const long Now = 1_772_409_600_000;
        book.Note(source, whole, default, Now);
        book.Note(source, whole, default, Now + 400L * 86_400_000);
        for (var i = 0; i < 10; i++) book.Note(source, whole, default, Now + i);
        book.Latest.ShouldBe(Now + 9);
        book.Streams[0].Lag.Percentile(1).ShouldBe(0);
        for (var i = 0; i < 16; i++) book.Note(source, whole, default, Now + 40L * 86_400_000);
        book.Latest.ShouldBe(Now + 40L * 86_400_000, "many records do not err alike");
    }

    [Fact]
    public void AccountsBeyondTheBoundShareOnePart()
    {
        var table = new StreamTable<Arrival>(most: 3);
        var source = table.Source("a.log");
        for (var account = 1; account <= 9; account++) table.Of(source, new Symbol(account)).Events++;
        table.Count.ShouldBe(4);
        table.Of(source, default).Events.ShouldBe(6);
        table.Find("a.log", new Symbol(2))!.Events.ShouldBe(1);
    }
}
