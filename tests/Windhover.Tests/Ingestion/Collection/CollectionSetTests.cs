using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Ingestion.Collection;

public sealed class CollectionSetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task OneMoreIsSetToWorkAndStoppedWhileOthersWork()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new Waiter(), new Waiter());
        await using var set = new CollectionSet([Plan("first", first)], Spool(folder), TimeProvider.System, null, _ => { });
        set.Start();
        await first.Began.Task.WaitAsync(Patience);
        set.Take(Plan("second", second));
        await second.Began.Task.WaitAsync(Patience);
        set.Summaries.Select(s => s.Name).ShouldBe(["first", "second"]);

        await set.StopAsync("second").WaitAsync(Patience);
        (second.Working, first.Working).ShouldBe((0, 1));
        set.Summaries.Select(s => s.Name).ShouldBe(["first"]);
        set.StatusOf("second")!.Objects.ShouldBe(1, "what it counted is still known");
        set.StatusOf("second")!.Problem.ShouldBe("");
        set.StatusOf("third").ShouldBeNull();
    }

    [Fact]
    public async Task OneThatTakesAnothersPlaceWaitsUntilThatHasEnded()
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (new Waiter { EndsWhenAsked = false }, new Waiter());
        await using var set = new CollectionSet([], Spool(folder), TimeProvider.System, null, _ => { });
        set.Take(Plan("one", before));
        await before.Began.Task.WaitAsync(Patience);
        set.Take(Plan("one", after));
        await before.Cancelled.Task.WaitAsync(Patience);
        (before.Working, after.Opened).ShouldBe((1, 0), "both would have its port and its files");
        before.End.SetResult();
        await after.Began.Task.WaitAsync(Patience);
        before.Working.ShouldBe(0);
        set.Summaries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OneThatThrowsIsSaidToAndDisturbsNoOther()
    {
        using var folder = new TemporaryFolder();
        var (broken, other) = (new Waiter { Fails = true }, new Waiter());
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var set = new CollectionSet([], Spool(folder), TimeProvider.System, null, line => said.TrySetResult(line));
        set.Take(Plan("broken", broken));
        set.Take(Plan("other", other));
        await other.Began.Task.WaitAsync(Patience);
        (await said.Task.WaitAsync(Patience)).ShouldBe("collection broken: it is broken; trying again");
        set.StatusOf("broken")!.Problem.ShouldBe("it is broken");
        other.Working.ShouldBe(1);
        await set.RemoveAsync("broken").WaitAsync(Patience);
        set.StatusOf("broken").ShouldBeNull();
    }

    [Fact]
    public async Task WhatTheOtherSideRepeatsOfASecretIsNotSaid()
    {
        using var folder = new TemporaryFolder();
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var collector = new Waiter { Fails = true, Problem = "401: 'k3y/with+signs' and 'k3y%2Fwith%2Bsigns' are no token of anna" };
        await using var set = new CollectionSet([], Spool(folder), TimeProvider.System, null, line => said.TrySetResult(line));
        set.Take(CollectionPlan.Of(collector, "one", new Dictionary<string, string> { ["token"] = "other-one\nk3y/with+signs" }));
        (await said.Task.WaitAsync(Patience)).ShouldBe("collection one: 401: '[redacted]' and '[redacted]' are no token of anna; trying again");
        set.StatusOf("one")!.Problem.ShouldBe("401: '[redacted]' and '[redacted]' are no token of anna");

        await set.StopAsync("one").WaitAsync(Patience);
        set.StatusOf("one")!.LastPoison.ShouldBe("an object: the [redacted] holder [redacted] may not", "what is said while it rests was said before");
        set.StatusOf("one")!.Notice.ShouldBe("[redacted] is read no longer");
    }

    [Fact]
    public async Task ARestKeepsThePlaceOnTheOtherSideAndARemovalForgetsIt()
    {
        using var folder = new TemporaryFolder();
        var spool = Spool(folder);
        await using var set = new CollectionSet([], spool, TimeProvider.System, null, _ => { });
        await spool.Collection("one").WriteCursorAsync("place", "7"u8.ToArray(), CancellationToken.None);
        await spool.Collection("one").LandAsync("key", "object", (stream, c) => stream.WriteAsync("x"u8.ToArray(), c).AsTask(), CancellationToken.None);
        set.Take(Plan("one", new Waiter()));
        await set.StopAsync("one").WaitAsync(Patience);
        spool.Collection("one").ReadCursor("place").ShouldBe("7"u8.ToArray());

        await set.RemoveAsync("one").WaitAsync(Patience);
        spool.Collection("one").ReadCursor("place").ShouldBeNull();
        spool.Collection("one").HasLanded("key").ShouldBeTrue("what it brought stays, and is not taken twice");
    }

    private static SpoolFolder Spool(TemporaryFolder folder) => new(folder.File("spool"), new SpoolOptions(), TimeProvider.System);

    private static CollectionPlan Plan(string name, Waiter collector) => CollectionPlan.Of(collector, name, new Dictionary<string, string>());

    private sealed class Waiter : ICollector
    {
        private int working;
        private int opened;

        public bool Fails { get; init; }

        public string Problem { get; init; } = "it is broken";

        public bool EndsWhenAsked { get; init; } = true;

        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Working => Volatile.Read(ref working);

        public int Opened => Volatile.Read(ref opened);

        public CollectorDescriptor Descriptor { get; } = new() { Name = "test.waiter", Title = "Waiter", Page = "https://example.com", Settings = [new("token", "A secret.", "", IsSecret: true)] };

        public ICollection Open(CollectorSettings settings, CollectorContext context)
        {
            Interlocked.Increment(ref opened);
            return new Waiting(this, context);
        }

        private sealed class Waiting(Waiter of, CollectorContext context) : ICollection
        {
            public async Task RunAsync(CancellationToken cancellation)
            {
                if (of.Fails)
                {
                    context.Health.Part("a part").Poisoned("an object", "the other-one holder k3y/with+signs may not");
                    context.Health.Part("a part").Notice("k3y/with+signs is read no longer");
                    throw new InvalidOperationException(of.Problem);
                }

                Interlocked.Increment(ref of.working);
                context.Health.Landed(1);
                context.Health.Part("a part").Retrying("a part fails");
                of.Began.TrySetResult();
                using (cancellation.Register(() => of.Cancelled.TrySetResult())) await of.Cancelled.Task;
                if (!of.EndsWhenAsked) await of.End.Task;
                Interlocked.Decrement(ref of.working);
            }

            public Task<CollectorTest> TestAsync(CancellationToken cancellation) => Task.FromResult(new CollectorTest([], []));

            public ValueTask DisposeAsync() => default;
        }
    }
}
