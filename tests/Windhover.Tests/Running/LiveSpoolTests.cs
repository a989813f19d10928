using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class LiveSpoolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LiveEstate estate = new();

    public void Dispose()
    {
        estate.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task AStreamIsReadAtOnceAndOnFromWhereItStoodAfterARestart()
    {
        var spool = Open();
        await using (var stream = spool.Collection("c").OpenStream("s", Framing.Lines))
        {
            using var run = Run(spool);
            await stream.AppendAsync([Line(FlowLines.Header), Line(FlowLines.At("2026-03-19T10:00:00Z"))], default);
            run.Scan(default);
            run.Status.Events.ShouldBe(1);
            await stream.AppendAsync([Line(FlowLines.At("2026-03-19T10:01:00Z")), Line(FlowLines.At("2026-03-19T10:02:00Z"))], default);
            run.Scan(default);
            run.Status.Events.ShouldBe(3);
            run.Finish(default);
            await stream.AppendAsync([Line(FlowLines.At("2026-03-19T10:31:00Z"))], default);
        }

        spool = Open();
        using var again = Run(spool);
        await using (var stream = spool.Collection("c").OpenStream("s", Framing.Lines)) await stream.AppendAsync([Line(FlowLines.At("2026-03-19T10:32:00Z"))], default);
        again.Scan(default);
        again.Status.Events.ShouldBe(5);
        again.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task ACopyIsReadRecordByRecordWhereverItsPiecesEnd()
    {
        var document = Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",", Enumerable.Range(0, 6).Select(Call)));
        for (var piece = 1; piece < document.Length; piece += 97)
        {
            using var own = new LiveEstate();
            using var place = new TemporaryFolder();
            var spool = new SpoolFolder(place.Path, new SpoolOptions(), own.Clock);
            using var run = new LiveRun([], LiveEstate.Sources, LiveEstate.Models, LiveEstate.Options, own.Clock, own.State, own.Telemetry, [], null, spool);
            using var copy = spool.Collection("c").OpenCopy("key", "PT1H.json");
            await copy.AppendAsync(document.AsMemory(0, piece), default);
            run.Scan(default);
            await copy.AppendAsync(document.AsMemory(piece), default);
            run.Scan(default);
            run.Finish(default);
            run.Status.Events.ShouldBe(6, $"cut at {piece}");
            run.Status.Lines.ShouldBe(6, $"cut at {piece}");
        }
    }

    [Fact]
    public async Task ManyObjectsCostALookNothingOnceTheyAreRead()
    {
        const int Objects = 2_000;
        var spool = Open();
        using var run = Run(spool);
        var collection = spool.Collection("c");
        for (var n = 0; n < Objects; n++)
        {
            var content = Encoding.UTF8.GetBytes(FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z", $"eni-{n:x17}"));
            await collection.LandAsync(n.ToString(CultureInfo.InvariantCulture), "flow.log", (to, cancellation) => to.WriteAsync(content, cancellation).AsTask(), default);
        }

        run.Scan(default);
        run.Status.Events.ShouldBe(Objects);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Scan(default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 10, "a look must not list what was read");
    }

    [Fact]
    public async Task APoisonedObjectStallsNoOther()
    {
        var spool = Open();
        using var run = Run(spool);
        var collection = spool.Collection("c");
        await Land(collection, "a", [0x1f, 0x8b, 8, 0, 1, 2, 3]);
        await Land(collection, "b", [0, 1, 2, 3, 255, 254]);
        await Land(collection, "c", Encoding.UTF8.GetBytes(FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z")));
        run.Scan(default);
        run.Status.Events.ShouldBe(1);
    }

    [Fact]
    public async Task WhatIsOldAndCommittedIsRemovedAndCountsOnceAllTheSame()
    {
        var spool = Open();
        var options = LiveEstate.Options with { LiveLag = TimeSpan.Zero, TimeGoesOn = true };
        using (var run = Run(spool, options))
        {
            await Land(spool.Collection("c"), "a", Encoding.UTF8.GetBytes(FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z")));
            run.Scan(default);
            foreach (var file in Objects()) File.SetLastWriteTimeUtc(file, estate.Clock.GetUtcNow().UtcDateTime.AddDays(-31));
            estate.Clock.Advance(TimeSpan.FromMinutes(11));
            run.Scan(default);
            Objects().Length.ShouldBe(1, "nothing is removed before a snapshot without it is committed");
            await Land(spool.Collection("c"), "b", Encoding.UTF8.GetBytes(FlowLines.Header + FlowLines.At("2026-03-19T11:00:00Z")));
            estate.Clock.Advance(TimeSpan.FromMinutes(11));
            run.Scan(default);
            estate.Clock.Advance(TimeSpan.FromMinutes(11));
            run.Scan(default);
            Objects().Length.ShouldBe(1);
        }

        using var again = Run(Open(), options);
        again.Scan(default);
        again.Status.Events.ShouldBe(2);
    }

    [Fact]
    public async Task ASilentSourceHoldsNothingBackForEver()
    {
        var spool = Open();
        using var run = Run(spool, LiveEstate.Options with { LiveLag = TimeSpan.FromMinutes(5), TimeGoesOn = true });
        await Land(spool.Collection("c"), "a", Encoding.UTF8.GetBytes("{\"Records\":[" + Call(0) + "]}"));
        run.Scan(default);
        estate.Telemetry.Events(new TelemetryQuery()).Total.ShouldBe(0);
        estate.Clock.Advance(TimeSpan.FromMinutes(20));
        run.Scan(default);
        estate.Clock.Advance(LiveEstate.Options.Run.CommitEvery);
        run.Scan(default);
        estate.Telemetry.Events(new TelemetryQuery()).Total.ShouldBe(1);
    }

    private static string Call(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dana","accountId":"111122223333","userName":"dana"},"eventTime":"2026-03-19T10:00:{{{number:D2}}}Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.23","userAgent":"x","eventID":"11111111-2222-4333-8444-{{{number:D12}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333"}""");

    private static Task<long> Land(ISpool spool, string key, byte[] content) => spool.LandAsync(key, key, (to, cancellation) => to.WriteAsync(content, cancellation).AsTask(), default);

    private static ReadOnlyMemory<byte> Line(string line) => Encoding.UTF8.GetBytes(line.TrimEnd('\n'));

    private string[] Objects() => Directory.GetFiles(Path.Combine(folder.Path, "c", "objects"), "*", SearchOption.AllDirectories);

    private SpoolFolder Open() => new(folder.Path, new SpoolOptions(), estate.Clock);

    private LiveRun Run(SpoolFolder spool, LiveOptions? options = null) => new([], LiveEstate.Sources, LiveEstate.Models, options ?? LiveEstate.Options, estate.Clock, estate.State, estate.Telemetry, [], estate.Log.Add, spool);
}
