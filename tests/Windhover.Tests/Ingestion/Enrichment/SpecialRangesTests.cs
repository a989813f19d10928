using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Xunit;

namespace Windhover.Tests.Ingestion.Enrichment;

public class SpecialRangesTests
{
    [Theory]
    [InlineData("10.255.255.255", AddressClass.Private)]
    [InlineData("172.15.255.255", AddressClass.Unknown)]
    [InlineData("172.16.0.0", AddressClass.Private)]
    [InlineData("172.32.0.0", AddressClass.Unknown)]
    [InlineData("192.168.1.1", AddressClass.Private)]
    [InlineData("100.64.0.1", AddressClass.Shared)]
    [InlineData("100.128.0.0", AddressClass.Unknown)]
    [InlineData("127.0.0.1", AddressClass.Loopback)]
    [InlineData("169.254.169.254", AddressClass.LinkLocal)]
    [InlineData("192.0.2.1", AddressClass.Documentation)]
    [InlineData("198.51.100.255", AddressClass.Documentation)]
    [InlineData("198.19.0.1", AddressClass.Reserved)]
    [InlineData("224.0.0.251", AddressClass.Multicast)]
    [InlineData("255.255.255.255", AddressClass.Multicast)]
    [InlineData("241.0.0.1", AddressClass.Reserved)]
    [InlineData("8.8.8.8", AddressClass.Unknown)]
    [InlineData("::1", AddressClass.Loopback)]
    [InlineData("fd12::1", AddressClass.Private)]
    [InlineData("fe80::1", AddressClass.LinkLocal)]
    [InlineData("ff02::fb", AddressClass.Multicast)]
    [InlineData("2001:db8::1", AddressClass.Documentation)]
    [InlineData("3fff:fff::1", AddressClass.Documentation)]
    [InlineData("2606:4700::1111", AddressClass.Unknown)]
    public void AnAddressHasThePurposeThatTheRegistryGivesIt(string address, AddressClass expected) => SpecialRanges.Of(Address.Parse(address)).ShouldBe(expected);

    [Fact]
    public void NoAddressIsReserved() => SpecialRanges.Of(default).ShouldBe(AddressClass.Reserved);
}
