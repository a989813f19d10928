using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Running;
using Windhover.Testing.Flows;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>Segments of a stream: what the reader of one knows holds in the next.</summary>
public sealed class LiveSegmentsTests : IDisposable
{
    private const long Seconds = 1_773_900_000;
    private readonly TemporaryFolder folder = new();
    private readonly LiveEstate estate = new();

    public void Dispose()
    {
        estate.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task TemplatesHoldInTheNextSegment(bool looksBetween, bool restarts)
    {
        var spool = Open();
        var run = Run(spool);
        for (var segment = 0; segment < 4; segment++)
        {
            await using (var stream = spool.Collection("flows").OpenStream("ipfix", Framing.Blocks)) await stream.AppendAsync([Datagram(segment, segment == 0 ? Template() : Data(segment))], default);
            if (looksBetween) run.Scan(default);
            if (!restarts) continue;
            run.Finish(default);
            run.Dispose();
            run = Run(spool = Open());
        }

        run.Scan(default);
        run.Finish(default);
        Segments().Length.ShouldBe(4);
        run.Status.Events.ShouldBe(3);
        run.Status.DeadLetters.ShouldBe(0);
        run.Dispose();
    }

    [Fact]
    public async Task TheSpoolReadAsAFolderGivesTheSame()
    {
        var spool = Open();
        await using (var stream = spool.Collection("flows").OpenStream("ipfix", Framing.Blocks))
        {
            foreach (var payload in new[] { Template(), Data(1), Data(2) }) await stream.AppendAsync([Datagram(0, payload)], default);
        }

        Segments().Length.ShouldBe(3);
        using var run = new AnalysisRun(LiveEstate.Sources, LiveEstate.Models, new RunOptions { Threads = 1 }, estate.Clock);
        var status = run.Run([folder.Path]).Status;
        (status.Events, status.DeadLetters).ShouldBe((2, 0));
    }

    [Fact]
    public async Task AHeaderLineHoldsInTheNextSegment()
    {
        var spool = Open();
        await using (var stream = spool.Collection("flows").OpenStream("text", Framing.Lines))
        {
            foreach (var line in new[] { FlowLines.Header, FlowLines.At("2026-03-19T10:00:00Z"), FlowLines.At("2026-03-19T10:00:01Z") }) await stream.AppendAsync([System.Text.Encoding.UTF8.GetBytes(line.TrimEnd('\n'))], default);
        }

        using var run = Run(spool);
        run.Scan(default);
        (run.Status.Events, run.Status.DeadLetters).ShouldBe((2, 0));
    }

    private static byte[] Template() => TemplateMessage.Ipfix(Seconds).Template(256, (8, 4), (12, 4), (1, 4)).ToArray();

    private static byte[] Data(int number) => TemplateMessage.Ipfix(Seconds + number).Set(256, w => w.Ip("10.0.0.1").Ip("10.0.0.2").U32(number)).ToArray();

    private static ReadOnlyMemory<byte> Datagram(int number, byte[] payload) => new SentDatagram((Seconds + number) * 1000, "192.0.2.9", 4000, 2055, payload).ToRecord();

    private string[] Segments() => Directory.GetFiles(folder.Path, "*-*.*", SearchOption.AllDirectories);

    private SpoolFolder Open() => new(folder.Path, new SpoolOptions { SegmentBytes = 16 }, estate.Clock);

    private LiveRun Run(SpoolFolder spool) => new([], LiveEstate.Sources, LiveEstate.Models, LiveEstate.Options, estate.Clock, estate.State, estate.Telemetry, [], estate.Log.Add, spool);
}
