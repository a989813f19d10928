using System.Text;
using Shouldly;
using Windhover.Integrations.Splunk.Collection;
using Xunit;

namespace Windhover.Tests.Integrations.Splunk;

public sealed class HecEnvelopeTests
{
    [Theory]
    [InlineData("no time at all", true)]
    [InlineData("a number of nine digits, 177244560, and one of eleven, 17724456001", true)]
    [InlineData("1772445600", false)]
    [InlineData("t=1772445600123 a", false)]
    [InlineData("at 10:00 it was said", false)]
    [InlineData("<14>whatever comes", false)]
    [InlineData("{\"a\":1}", false)]
    public void OnlyALineWithoutAnyTimeGetsTheEnvelopes(string line, bool gets)
    {
        var dated = Encoding.UTF8.GetString(new HecEnvelope("", "app", "web-1", "1772445600.5").Dated(Encoding.UTF8.GetBytes(line)).Span);
        dated.ShouldBe(gets ? $"<14>1 2026-03-02T10:00:00.500Z web-1 app - - - {line}" : line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void AnEnvelopeWithoutAGoodTimeChangesNothing(string time) => Encoding.UTF8.GetString(new HecEnvelope("", "", "", time).Dated("no time"u8.ToArray()).Span).ShouldBe("no time");
}
