using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Xunit;
using static Windhover.Tests.Investigation.TestCase;

namespace Windhover.Tests.Investigation;

/// <summary>What questions about devices answer.</summary>
public class DeviceQuestionTests
{
    private readonly TestCase story = new TestCase().Known(EntityType.Device, "host");

    [Theory]
    [InlineData(0, "nobody")]
    [InlineData(2, "few")]
    [InlineData(3, "many")]
    public void AnOutsidePlaceIsKnownByHowManyOthersTalkToIt(int others, string answer)
    {
        story.Has(EntityType.Device, "host", Outside(Rented)).Alerted(EntityType.Device, "host", a => a with { Addresses = [Rented] });
        for (var i = 0; i < others; i++) story.Had(EntityType.Device, "other" + i, Outside(Rented));
        story.Ask("destination").ShouldBe(answer);
        story.Ask("destination-kind").ShouldBe("rented");
    }

    [Fact]
    public void AStoryThatIsNotAboutTheOutsideHasNoOutsidePlace() =>
        story.Has(EntityType.Device, "host", Outside(Rented)).Alerted(EntityType.Device, "host", a => a with { Attacks = [new("TA0007", "T1046")] }).Ask("destination").ShouldBeNull();

    [Theory]
    [InlineData(3, 0, 0, "known")]
    [InlineData(3, 2, 1, "few-new")]
    [InlineData(3, 9, 1, "many-new")]
    [InlineData(12, 9, 1, "many-mixed")]
    [InlineData(3, 2, 20, "many-new")]
    public void MachinesInsideAreCountedByAddressAndByPort(int known, int added, int ports, string answer)
    {
        story.Alerted(EntityType.Device, "host");
        for (var i = 0; i < known; i++) story.Had(EntityType.Device, "host", Inside("10.0.0." + i, 443)).Has(EntityType.Device, "host", Inside("10.0.0." + i, 443));
        for (var i = 0; i < added; i++)
        {
            for (var port = 0; port < ports; port++) story.Has(EntityType.Device, "host", Inside("10.0.1." + i, (ushort)(1000 + port)));
        }

        story.Ask("inside-targets").ShouldBe(answer);
    }

    [Fact]
    public void NewConnectionsInsideAreAnsweredOrRefused()
    {
        story.Alerted(EntityType.Device, "host").Has(EntityType.Device, "host", Inside("10.0.1.1", 22)).Talked("host", Inside("10.0.1.1", 22), blocked: true);
        story.Ask("targets-answered").ShouldBe("refused");
        story.Talked("host", Inside("10.0.1.1", 22), blocked: false).Ask("targets-answered").ShouldBe("answered");
    }

    [Fact]
    public void WhatLeftIsComparedWithTheUsualAndNextToNothingIsNothing()
    {
        story.Alerted(EntityType.Device, "host", a => a with { Contributions = [Bytes(900, 2)] }).Ask("bytes-out").ShouldBe("more");
        story.Alerted(EntityType.Device, "host", a => a with { Contributions = [Bytes(4e9, 1e8)] }).Ask("bytes-out").ShouldBe("far-more");
        new TestCase().Known(EntityType.Device, "host").Alerted(EntityType.Device, "host").Ask("bytes-out").ShouldBe("usual");
    }

    [Fact]
    public void WhatTwoMachinesPointAtIsTheMainOneAndThoseThatItReachedAreNoFleet()
    {
        var scanner = new EntityRef { Type = EntityType.Device, Id = "device:host", Name = "host" };
        for (var i = 0; i < 5; i++) story.Known(EntityType.Device, "victim" + i).Alerted(EntityType.Device, "victim" + i, a => a with { Related = [scanner] });
        story.Alerted(EntityType.Device, "host", a => a with { Score = 51 });
        story.File().DeviceRef!.Id.ShouldBe("device:host");
        story.Ask("fleet").ShouldBe("one");
    }

    [Theory]
    [InlineData(1, "one")]
    [InlineData(3, "some")]
    [InlineData(4, "many")]
    public void AFleetIsSeveralThatAreAlertedForTheSame(int machines, string answer)
    {
        for (var i = 0; i < machines; i++) story.Known(EntityType.Device, "app" + i).Alerted(EntityType.Device, "app" + i);
        story.Ask("fleet").ShouldBe(answer);
    }

    private static Contribution Bytes(double observed, double usual) => new()
    {
        Feature = "bytes_out", Observed = "", Expected = "", Probability = 1e-6, Bits = 10, Text = "Much was sent.", Numeric = new NumericShape(observed, "bytes", 0, usual, usual),
    };
}
