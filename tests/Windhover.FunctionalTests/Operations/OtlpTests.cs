using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

public sealed class OtlpTests
{
    [Fact]
    public async Task MetricsAndTracesAreSentToAReceiverThatIsConfigured()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"), $"telemetry:\n  otlp: {receiver.Url}\n  interval_seconds: 1\n");
        await estate.StartAsync();
        await estate.PushAsync(0, 100);
        await estate.PushAsync(100, 1, _ => Collection.ApiCalls.Start.AddHours(4));
        await estate.EventsAsync(101);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!(receiver.Metrics.ContainsKey("windhover.engine.commit.duration") && receiver.Metrics.ContainsKey("windhover.events") && receiver.Spans.ContainsKey("commit") && receiver.Spans.ContainsKey("GET /api/v1/status")) && !limit.IsCancellationRequested)
            await timer.WaitForNextTickAsync(CancellationToken.None);
        receiver.Metrics.ShouldContainKey("windhover.engine.commit.duration");
        receiver.Metrics.ShouldContainKey("windhover.events");
        receiver.Metrics.ShouldContainKey("http.server.request.duration");
        receiver.Spans.ShouldContainKey("commit");
        receiver.Spans.ShouldContainKey("GET /api/v1/status", "a request is named after the template of its route");
        receiver.Wrong.ShouldBeEmpty();
    }
}
