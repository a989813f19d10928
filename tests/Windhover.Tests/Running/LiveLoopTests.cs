using Shouldly;
using Windhover.Core.Detection;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class LiveLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task TheFoldersAreLookedAtWhenTheClockSaysSo()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        using var stop = new CancellationTokenSource();
        var ended = run.RunAsync(stop.Token);
        estate.Put("flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        await Tick(estate, run.WaitUntilReadAsync(stop.Token));
        run.Status.Events.ShouldBe(1);
        await stop.CancelAsync();
        await ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task QuestionsAreAnsweredBetweenTwoLooks()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        using var stop = new CancellationTokenSource();
        var ended = run.RunAsync(stop.Token);
        estate.Put("flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        await Tick(estate, run.WaitUntilReadAsync(stop.Token));
        await run.FinishAsync(stop.Token).WaitAsync(Patience);
        var entities = await run.EntitiesAsync("eni-0a1b2c3d4e5f60718", 10, stop.Token).WaitAsync(Patience);
        var entity = entities.ShouldHaveSingleItem().Entity;
        (await run.DescribeAsync(entity.Id, stop.Token).WaitAsync(Patience)).ShouldNotBeNull().Records.ShouldBe(1);
        (await run.DescribeAsync("device:nobody", stop.Token).WaitAsync(Patience)).ShouldBeNull();
        await stop.CancelAsync();
        await ended.WaitAsync(Patience);
        await Should.ThrowAsync<OperationCanceledException>(() => run.DescribeAsync(entity.Id, default));
    }

    [Fact]
    public async Task AStoreThatFailsEndsTheRunAndSaysSo()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        estate.State.Dispose();
        estate.Put("flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z") + FlowLines.At("2026-03-19T20:00:00Z"));
        await Should.ThrowAsync<Exception>(() => run.RunAsync(default).WaitAsync(Patience));
    }

    [Fact]
    public async Task ARecordCanBeReadAgainWhileTheRunGoesOn()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        var line = FlowLines.At("2026-03-19T10:00:00Z");
        estate.Put("flow.log", FlowLines.Header + line);
        run.Scan(default);
        var evidence = new Evidence("aws.vpc-flow", $"{estate.Logs}/flow.log", FlowLines.Header.Length, line.Length - 1, "", 0);
        var bytes = await Task.Run(() => run.Records.Read(evidence, 1000));
        System.Text.Encoding.UTF8.GetString(bytes.ShouldNotBeNull()).ShouldBe(line.TrimEnd());
    }

    // The look may be under way when the file comes; the next tick sees it for sure.
    private static async Task Tick(LiveEstate estate, Task read)
    {
        while (!read.IsCompleted)
        {
            estate.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await read;
    }
}
