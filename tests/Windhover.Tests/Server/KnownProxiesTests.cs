using System.Net;
using Shouldly;
using Windhover.Server.Security;
using Xunit;

namespace Windhover.Tests.Server;

/// <summary>Whose word counts for who asks.</summary>
public class KnownProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("10.2.0.1", false)]
    [InlineData("203.0.113.5", false)]
    public void OnlyTheProxyIsBelieved(string address, bool isProxy) => KnownProxies.IsProxy(IPAddress.Parse(address), [IPNetwork.Parse("10.1.0.0/16")]).ShouldBe(isProxy);
}
