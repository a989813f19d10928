using Shouldly;
using Windhover.Testing.Flows;
using Xunit;

namespace Windhover.Tests.Integrations.Network.NetFlow;

public class FlowMissingTests
{
    private static readonly (int, int)[] Whole = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (6, 1), (1, 4), (152, 8), (153, 8)];

    [Fact]
    public void ATemplateThatSaysEverythingLacksNothing() => Missing(Whole).ShouldBeEmpty();

    [Theory]
    [InlineData(6, "tcpControlBits")]
    [InlineData(1, "octetDeltaCount")]
    [InlineData(152, "flowStartMilliseconds, flowEndMilliseconds")]
    [InlineData(7, "sourceTransportPort, destinationTransportPort")]
    public void WhatATemplateLeavesOutIsNamed(int element, string field) => Missing([.. Whole.Where(f => f.Item1 != element)]).ShouldBe([field]);

    [Fact]
    public void TemplatesOfOtherThingsThanFlowsAreNotAsked() => Missing([(96, 4), (61, 1)]).ShouldBeEmpty();

    [Fact]
    public void AnExporterWithoutTemplatesLacksNothing() =>
        new FlowReading().Add(NetFlow5Message.Of(FlowSamples.Seconds, 1_000, 0, [])).Reader.Missing.ShouldBeEmpty();

    private static string[] Missing((int, int)[] template)
    {
        var reading = new FlowReading().Add(TemplateMessage.Ipfix(FlowSamples.Seconds).Template(256, template).ToArray());
        reading.Rejected.ShouldBeEmpty();
        var missing = reading.Reader.Missing;
        missing.ShouldAllBe(m => m.Loses.Length > 20 && m.Fix.Contains("flow record", StringComparison.Ordinal) && !m.Fix.Contains("{0}", StringComparison.Ordinal));
        return [.. missing.Select(m => m.Field)];
    }
}
