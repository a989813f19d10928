using System.Text;
using Shouldly;
using Windhover.Integrations.Common.Templates;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Integrations.Common;

public sealed class BodySignatureTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"kind":"quarantine"}""");
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("between us");
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void ASignatureHoldsForAWhile(int secondsLater, bool holds)
    {
        var header = BodySignature.Of(Body, Secret, _clock);
        _clock.Advance(TimeSpan.FromSeconds(secondsLater));
        BodySignature.Holds(header, Body, Secret, _clock, Oldest).ShouldBe(holds);
    }

    [Fact]
    public void ItHoldsForNoOtherBodySecretOrSecond()
    {
        var header = BodySignature.Of(Body, Secret, _clock);
        var second = _clock.GetUtcNow().ToUnixTimeSeconds();
        BodySignature.Holds(header, [.. Body, (byte)' '], Secret, _clock, Oldest).ShouldBeFalse();
        BodySignature.Holds(header, Body, [.. Secret, (byte)'!'], _clock, Oldest).ShouldBeFalse();
        BodySignature.Holds(header.Replace($"t={second}", $"t={second + 1}", StringComparison.Ordinal), Body, Secret, _clock, Oldest).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=1773964800")]
    [InlineData("v1=00,t=1773964800")]
    [InlineData("t=,v1=")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=1773964800,v1=ünïcode")]
    public void WhatIsNoSignatureDoesNotHold(string header) => BodySignature.Holds(header, Body, Secret, _clock, Oldest).ShouldBeFalse();
}
