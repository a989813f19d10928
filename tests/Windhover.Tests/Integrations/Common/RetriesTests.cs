using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Integrations.Common.Collection;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Integrations.Common;

public sealed class RetriesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-retries-");
    private readonly ManualClock clock = new();
    private readonly CollectorHealth health = new();
    private readonly Retries retries;

    public RetriesTests()
    {
        var spool = new SpoolFolder(folder.FullName, new SpoolOptions(), clock);
        retries = new Retries(new CollectorContext { Spool = spool.Collection("c"), Clock = clock, Health = health }, "c");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AHintOfTheProviderIsWaitedForAndToldToTheHealth()
    {
        var calls = 0;
        var answer = retries.RunAsync(
            _ => ++calls == 1 ? throw new ProviderException("list", 503, "SlowDown", "please") { RetryAfter = TimeSpan.FromSeconds(20) } : Task.FromResult(7), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(19));
        calls.ShouldBe(1);
        health.Snapshot().Problem.ShouldBe("list: SlowDown: please");
        clock.Advance(TimeSpan.FromSeconds(2));
        (await answer).ShouldBe(7);
        health.Snapshot().Retries.ShouldBe(1);
    }

    [Fact]
    public async Task WhatIsRefusedIsNotTriedAgain() =>
        (await Should.ThrowAsync<ProviderException>(retries.RunAsync<int>(_ => throw new ProviderException("read", 403, "AccessDenied", "no"), TestContext.Current.CancellationToken))).IsDenied.ShouldBeTrue();

    [Fact]
    public async Task APartThatFailsIsKeptGoingUntilItIsCancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var works = 0;
        var kept = retries.KeepAsync("queue q", _ =>
        {
            if (++works == 1) throw new InvalidDataException("broken");
            cancel.Cancel();
            return Task.CompletedTask;
        }, cancel.Token);
        health.Snapshot().Problem.ShouldBe("queue q: broken");
        clock.Advance(TimeSpan.FromMinutes(1));
        await kept;
        works.ShouldBe(2);
    }
}
