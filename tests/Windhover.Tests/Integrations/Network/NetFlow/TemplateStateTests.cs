using Shouldly;
using Windhover.Testing.Flows;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>What is kept of exporters: kept apart, over restarts, and within bounds.</summary>
public class TemplateStateTests
{
    private const long Seconds = FlowSamples.Seconds;
    private static readonly (int, int)[] Small = [(8, 4), (12, 4), (1, 4)];

    public static TheoryData<string> Files => [.. FlowSamples.Blocks.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void AStreamGoesOnAfterARestartBehindAnyDatagram(string name)
    {
        var records = SampleRecords.Records(SourceSamples.Catalogue.Find("netflow")!.Descriptor, FlowSamples.Blocks[name]()).ToList();
        var whole = Read(records, []);
        for (var stop = 0; stop <= records.Count; stop++) Read(records, [stop]).ShouldBe(whole, $"stopped behind {stop}");
        Read(records, [.. Enumerable.Range(0, records.Count)]).ShouldBe(whole, "stopped behind each");
    }

    [Fact]
    public void DataThatWaitsLeavesNothingUntilItsTemplateComesOrTheFileEnds()
    {
        var reading = new FlowReading().Add(Data(1));
        reading.Units.ShouldBe(0);
        reading.Reader.Waiting.ShouldBe(1);
        reading.Add(Data(2)).Reader.Waiting.ShouldBe(2);
        reading.Add(TemplateMessage.Ipfix(Seconds).Template(256, Small).ToArray());
        reading.Reader.Waiting.ShouldBe(0);
        reading.Output.Network.ToArray().Select(f => (f.BytesOut, f.Record.Offset)).ShouldBe([(1, 0), (2, 60)]);

        var other = new FlowReading().Add(Data(3));
        other.Reader.Finish(other.Output);
        other.Rejected.ShouldBe(["set: no template for it"]);
        other.Reader.Waiting.ShouldBe(0);
    }

    [Fact]
    public void ATemplateThatWasNotAnnouncedForADayIsForgotten()
    {
        var reading = new FlowReading().Add(TemplateMessage.Ipfix(Seconds).Template(256, Small).ToArray());
        reading.Add(TemplateMessage.Ipfix(Seconds + 86_000).Set(256, w => w.Ip("10.0.0.1").Ip("10.0.0.2").U32(1)).ToArray(), time: FlowSamples.Time + 86_000_000);
        reading.Output.EventCount.ShouldBe(1);
        reading.Add(TemplateMessage.Ipfix(Seconds + 86_500).Set(256, w => w.Ip("10.0.0.1").Ip("10.0.0.2").U32(1)).ToArray(), time: FlowSamples.Time + 86_500_000);
        (reading.Output.EventCount, reading.Reader.Waiting).ShouldBe((1, 1));
    }

    [Fact]
    public void SendersWithoutEndCannotFillTheMemoryNorPushOutWhoCameBefore()
    {
        var reading = new FlowReading().Add(TemplateMessage.Ipfix(Seconds).Template(256, Small).ToArray());
        var wide = Enumerable.Range(1, 500).Select(i => (20_000 + i, 4)).ToArray();
        for (var i = 0; i < 20_000; i++) reading.Add(TemplateMessage.Ipfix(Seconds, (uint)i).Template(256 + (i % 7), wide).Set(900, w => w.Raw(new byte[400])).ToArray(), $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}", i % 60_000);
        reading.Add(Data(5)).Output.EventCount.ShouldBe(1);
        reading.Rejected.ShouldContain("datagram: too many exporters");
        reading.Rejected.ShouldContain("template: too many are known already");
        reading.Rejected.ShouldContain("set: no template for it");
        reading.Reader.SaveState()!.Length.ShouldBeLessThan(8 << 20);
        (reading.Units + reading.Reader.Waiting).ShouldBe((2 * 20_000) + 2 - reading.Rejected.Count(r => r == "datagram: too many exporters"));
    }

    [Fact]
    public void OneAddressCannotTakeTheRoomOfAll()
    {
        var reading = new FlowReading();
        for (var i = 0; i < 1000; i++) reading.Add(TemplateMessage.Ipfix(Seconds, (uint)i).Template(256, Small).ToArray());
        reading.Rejected.Length.ShouldBe(1000 - 256);
        reading.Add(TemplateMessage.Ipfix(Seconds).Template(256, Small).ToArray(), FlowSamples.Other);
        reading.Rejected.Length.ShouldBe(1000 - 256);

        // A day later the room is free again.
        reading.Add(TemplateMessage.Ipfix(Seconds + 90_000, 5000).Template(256, Small).ToArray(), time: FlowSamples.Time + 90_000_000);
        reading.Rejected.Length.ShouldBe(1000 - 256);
    }

    [Fact]
    public void ATemplateOfManyTinyRecordsWithoutAddressesIsOneUnit()
    {
        var reading = new FlowReading().Add(TemplateMessage.Ipfix(Seconds).Template(256, (5, 1)).Set(256, w => w.Raw(new byte[60_000])).ToArray());
        reading.Output.Ignored.Select(i => i.Reason).ShouldBe(["template", "records without addresses"]);
    }

    private static byte[] Data(int bytes) => TemplateMessage.Ipfix(Seconds).Set(256, w => w.Ip("10.0.0.1").Ip("10.0.0.2").U32(bytes)).ToArray();

    private static string Read(List<SampleRecord> records, int[] stops)
    {
        var text = new System.Text.StringBuilder();
        var reading = new FlowReading();
        for (var i = 0; i <= records.Count; i++)
        {
            if (stops.Contains(i))
            {
                text.Append(Said(reading));
                reading = new FlowReading(reading.Reader.SaveState());
            }

            if (i < records.Count) reading.Reader.Read(records[i].Bytes, new(0, records[i].Length, records[i].Offset), reading.Output);
        }

        reading.Reader.Finish(reading.Output);
        return text.Append(Said(reading)).ToString();
    }

    private static string Said(FlowReading reading)
    {
        var text = new System.Text.StringBuilder();
        foreach (var flow in reading.Output.Network) text.AppendLine($"{flow.Record.Offset} {flow.Source} {flow.Destination} {flow.DestinationPort} {flow.BytesOut} {flow.BytesIn} {flow.StartTime} {flow.EndTime} {reading.Symbols.Text(flow.Service)}");

        // Ignored and rejected records stand in lists of their own: their order between datagrams is not that of the events.
        return text.ToString();
    }
}
