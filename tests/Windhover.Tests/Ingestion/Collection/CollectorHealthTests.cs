using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Xunit;

namespace Windhover.Tests.Ingestion.Collection;

public sealed class CollectorHealthTests
{
    private readonly CollectorHealth health = new();

    [Fact]
    public void WhatFailsInOnePartIsSaidWhileTheOthersGoWell()
    {
        health.Part("one").Retrying("assume one: denied");
        health.Part("two").Landed(7);
        health.Part("two").Reached(3);
        health.Reached();
        var status = health.Snapshot();
        status.Problem.ShouldBe("1 of 2 fail: assume one: denied");
        (status.Objects, status.Bytes, status.Retries, status.Waiting).ShouldBe((1, 7, 1, 3));
        health.Part("one").Reached();
        health.Snapshot().Problem.ShouldBe("");
    }

    [Fact]
    public void WhenManyPartsFailThreeAreNamedAndTheOthersCounted()
    {
        for (var i = 0; i < 5; i++) health.Part($"{i}").Retrying($"{i} fails");
        health.Snapshot().Problem.ShouldBe("5 of 5 fail: 0 fails; 1 fails; 2 fails; and 2 more");
    }

    [Fact]
    public void WhatAPartCountedStaysWhenItEndsAndItsProblemGoes()
    {
        health.Part("one").Landed(5);
        health.Part("one").Poisoned("object", "gone");
        health.Part("one").Retrying("denied");
        health.Part("one").Notice("one is no longer read");
        health.End("one");
        health.Snapshot().ShouldBe(new CollectorStatus(1, 5, 0, 1, 1, 0, -1, "", "object: gone", "one is no longer read"));
    }
}
