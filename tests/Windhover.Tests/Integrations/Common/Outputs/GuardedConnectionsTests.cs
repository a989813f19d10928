using System.Net;
using Shouldly;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Integrations.Common.Outputs;
using Windhover.Testing.Outputs;
using Xunit;

namespace Windhover.Tests.Integrations.Common.Outputs;

public sealed class GuardedConnectionsTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:1::", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1%3", false)]
    [InlineData("fec0::1", false)]
    public void OnlyAddressesOfTheOpenInternetArePublic(string address, bool expected) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBe(expected);

    [Theory]
    [InlineData(false, "127.0.0.1")]
    [InlineData(false, "8.8.8.8", "10.0.0.1")]
    [InlineData(true, "169.254.169.254")]
    [InlineData(true, "127.0.0.1", "fe80::1")]
    [InlineData(true, "::ffff:169.254.169.254")]
    public async Task ANameThatLeadsWhereItMayNotIsNotCalled(bool allowPrivate, params string[] addresses)
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(200));
        var refused = await Should.ThrowAsync<HttpRequestException>(() => GetAsync(peer, allowPrivate, addresses));
        refused.InnerException.ShouldBeOfType<RefusedAddressException>();
        peer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANameThatLeadsWhereItMayIsCalledThereUnderItsName()
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(204));
        await Should.NotThrowAsync(() => GetAsync(peer, allowPrivate: true, "127.0.0.1"));
        peer.Requests.ShouldHaveSingleItem();
    }

    // The peer knows itself by its address alone.
    private static async Task GetAsync(HttpPeer peer, bool allowPrivate, params string[] addresses)
    {
        var guard = new GuardedConnections(allowPrivate, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
        using var http = new HttpClient(guard.Handler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(peer.Address) { Host = "hooks.example.org" }.Uri);
        request.Headers.Host = new Uri(peer.Address).Authority;
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
