using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Sources;
using Xunit;

namespace Windhover.Tests.Server.Sources;

public sealed class SourceTrialsTests
{
    private static readonly SourceTrials Trials = new(new SampleReading(SourceCatalogue.In(typeof(SourceTrialsTests).Assembly), () => ModelCatalogue.Load([], [])), TimeProvider.System);

    [Fact]
    public async Task WhatTheOtherSideRepeatsOfASecretIsNotShown()
    {
        var found = await Trials.TryAsync(Plan(new Repeater()), TestContext.Current.CancellationToken);
        found.Works.ShouldBeFalse();
        var step = found.Steps.ShouldHaveSingleItem();
        (step.Problem, step.Remedy).ShouldBe(("no such token: [redacted]", "make another than [redacted]"));
        found.Samples.ShouldHaveSingleItem().Name.ShouldBe("logs of [redacted]");
    }

    [Fact]
    public async Task NorIsItWhenTheTrialItselfFails() =>
        (await Trials.TryAsync(Plan(new Repeater { Throws = true }), TestContext.Current.CancellationToken)).Steps.ShouldHaveSingleItem().Problem.ShouldBe("refused: [redacted]");

    private static CollectionPlan Plan(ICollector collector) => CollectionPlan.Of(collector, "one", new Dictionary<string, string> { ["token"] = "s3cr3t-token" });

    /// <summary>The other side repeats the token that it was sent.</summary>
    private sealed class Repeater : ICollector
    {
        public bool Throws { get; init; }

        public CollectorDescriptor Descriptor { get; } = new() { Name = "test.repeater", Title = "Repeater", Page = "https://example.com", Settings = [new("token", "A secret.", IsSecret: true)] };

        public ICollection Open(CollectorSettings settings, CollectorContext context) => new Repeating(settings["token"], Throws);

        private sealed class Repeating(string token, bool throws) : ICollection
        {
            public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

            public Task<CollectorTest> TestAsync(CancellationToken cancellation) => throws
                ? throw new HttpRequestException("refused: " + token)
                : Task.FromResult(new CollectorTest([new("read", "logs.read", "no such token: " + token, "make another than " + token)], [new("logs of " + token, "nothing"u8.ToArray())]));

            public ValueTask DisposeAsync() => default;
        }
    }
}
