using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

public sealed class DuplicateFlowTests
{
    [Fact]
    public void AFileThatIsDeliveredTwiceCountsOnce()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 3));
        run.Scan(default);
        estate.Put("again/a.log", Steady.Lines(Steady.First, 0, 3));
        run.Scan(default);
        var source = run.Status.Sources.ShouldHaveSingleItem();
        source.Events.ShouldBe(36);
        source.Ignored.ShouldBe(36 + 2, "two headers");
        run.Status.Lines.ShouldBe(74);
        run.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void ACopyIsRecognisedAfterARestart()
    {
        using var estate = new LiveEstate();
        using (var run = estate.Run())
        {
            estate.Put("a.log", Steady.Lines(Steady.First, 0, 3));
            run.Finish(default);
        }

        estate.Put("b.log", Steady.Lines(Steady.First, 0, 3));
        using var again = estate.Run();
        again.Finish(default);
        again.Status.Events.ShouldBe(36);
    }

    [Fact]
    public void WhichOfTwoCopiesIsReadFirstChangesNothingFound()
    {
        using var one = new LiveEstate();
        one.Put("a/flow.log", Steady.Lines(Steady.First, 0, 30));
        one.Put("b/flow.log", Steady.Lines(Steady.First, 0, 30) + Steady.Lines(Steady.Second, 0, 30));
        using var other = new LiveEstate();
        other.Put("b/flow.log", Steady.Lines(Steady.First, 0, 30));
        other.Put("a/flow.log", Steady.Lines(Steady.First, 0, 30) + Steady.Lines(Steady.Second, 0, 30));
        foreach (var estate in new[] { one, other })
        {
            using var run = estate.Run();
            run.Finish(default);
            run.Status.Events.ShouldBe(720);
        }

        one.Hours.ShouldBe(other.Hours);
    }

    [Fact]
    public void ASourceWhoseRecordsRepeatHonestlyKeepsThem()
    {
        const string Line = "{\"ts\":1772409600.5,\"id.orig_h\":\"10.0.0.5\",\"id.orig_p\":41822,\"id.resp_h\":\"10.0.1.9\",\"id.resp_p\":443,\"proto\":\"tcp\",\"duration\":1.5,\"orig_bytes\":10,\"resp_bytes\":20,\"conn_state\":\"SF\"}\n";
        using var estate = new LiveEstate();
        using var run = estate.Run();
        estate.Put("conn.log", Line + Line);
        run.Finish(default);
        run.Status.Sources.ShouldHaveSingleItem().Source.ShouldBe("zeek.conn");
        run.Status.Events.ShouldBe(2);
    }

    [Fact]
    public void EveryPartOfARecordTellsItFromOthers()
    {
        var seen = new RecentFlows();
        var flow = Flow(1);
        seen.Add(flow, 0).ShouldBeTrue();
        seen.Add(flow, 0).ShouldBeFalse();
        seen.Add(flow, 1).ShouldBeTrue("another source tells of the same flow");
        Changed((ref NetworkActivity f) => f.StartTime--);
        Changed((ref NetworkActivity f) => f.EndTime++);
        Changed((ref NetworkActivity f) => f.Source = Address.FromV4(7));
        Changed((ref NetworkActivity f) => f.Destination = Address.FromV4(7));
        Changed((ref NetworkActivity f) => (f.Source, f.Destination) = (f.Destination, f.Source));
        Changed((ref NetworkActivity f) => f.SourcePort++);
        Changed((ref NetworkActivity f) => f.DestinationPort++);
        Changed((ref NetworkActivity f) => f.Protocol = 17);
        Changed((ref NetworkActivity f) => f.BytesOut++);
        Changed((ref NetworkActivity f) => f.BytesIn++);
        Changed((ref NetworkActivity f) => f.PacketsOut++);
        Changed((ref NetworkActivity f) => f.PacketsIn++);
        Changed((ref NetworkActivity f) => f.Interface = new Symbol(9));
        Changed((ref NetworkActivity f) => f.Account = new Symbol(9));
        Changed((ref NetworkActivity f) => f.Disposition = Disposition.Blocked);
        Changed((ref NetworkActivity f) => f.Direction = FlowDirection.Outbound);

        void Changed(Change change)
        {
            var other = Flow(1);
            change(ref other);
            seen.Add(other, 0).ShouldBeTrue();
            seen.Add(other, 0).ShouldBeFalse();
        }
    }

    [Fact]
    public void ARecordThatSaysTooLittleIsNeverACopy()
    {
        var seen = new RecentFlows();
        var withoutPorts = Flow(1) with { SourcePort = 0, DestinationPort = 0 };
        var withoutCounters = Flow(2) with { Known = FlowFields.None };
        for (var i = 0; i < 2; i++)
        {
            seen.Add(withoutPorts, 0).ShouldBeTrue();
            seen.Add(withoutCounters, 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void MemoryStaysBoundedAndTheRecentPastIsRemembered()
    {
        var seen = new RecentFlows(generation: 1000);
        for (var i = 0; i < 10_000; i++) seen.Add(Flow(i), 0).ShouldBeTrue();
        for (var i = 9_001; i < 10_000; i++) seen.Add(Flow(i), 0).ShouldBeFalse();
        seen.Add(Flow(1), 0).ShouldBeTrue("long forgotten");
        using var stream = new MemoryStream();
        seen.Save(new SnapshotWriter(stream));
        stream.Length.ShouldBeLessThan(2 * 1000 * 8 + 16);
        stream.Position = 0;
        var restored = new RecentFlows(generation: 1000);
        restored.Restore(new SnapshotReader(stream));
        for (var i = 9_001; i < 10_000; i++) restored.Add(Flow(i), 0).ShouldBeFalse();
    }

    private delegate void Change(ref NetworkActivity flow);

    private static NetworkActivity Flow(int number) => new()
    {
        StartTime = 1_772_409_600_000,
        EndTime = 1_772_409_630_000,
        Source = Address.FromV4(0x0A000005),
        Destination = Address.FromV4(0x0A000109),
        SourcePort = 41822,
        DestinationPort = 443,
        Protocol = 6,
        BytesOut = 4096 + number,
        BytesIn = 100,
        PacketsOut = 12,
        PacketsIn = 3,
        Known = FlowFields.BytesOut,
        Disposition = Disposition.Allowed,
    };
}
