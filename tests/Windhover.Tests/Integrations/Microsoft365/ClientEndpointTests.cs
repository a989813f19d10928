using System.Text;
using Shouldly;
using Windhover.Integrations.Microsoft365.Sources.Common;
using Xunit;

namespace Windhover.Tests.Integrations.Microsoft365;

/// <summary>The forms in which workloads write a client's address.</summary>
public class ClientEndpointTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", 0)]
    [InlineData("192.0.2.1:50123", "192.0.2.1", 50123)]
    [InlineData("2001:db8::1", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]:443", "2001:db8::1", 443)]
    [InlineData("[::1]:123", "::1", 123)]
    [InlineData("fe80::1%5", "fe80::1", 0)]
    [InlineData("192.0.2.1:99999", "192.0.2.1", 0)]
    [InlineData(" 192.0.2.1 ", "192.0.2.1", 0)]
    public void AnAddressIsReadWithItsPort(string text, string address, int port)
    {
        ClientEndpoint.TryRead(Encoding.UTF8.GetBytes(text), out var read, out var readPort).ShouldBeTrue();
        read.ToString().ShouldBe(address);
        readPort.ShouldBe((ushort)port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<null>")]
    [InlineData("[")]
    [InlineData("[]:5")]
    [InlineData("a:b")]
    [InlineData("300.1.1.1:5")]
    public void WordsAreNoAddress(string text)
    {
        ClientEndpoint.TryRead(Encoding.UTF8.GetBytes(text), out var read, out var port).ShouldBeFalse();
        read.IsNone.ShouldBeTrue();
        port.ShouldBe((ushort)0);
    }
}
