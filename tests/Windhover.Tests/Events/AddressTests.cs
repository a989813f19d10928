using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Events;

public sealed class AddressTests
{
    private static readonly Arbitrary<byte[]> V4 = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(4).ToArbitrary();

    // Zeros are frequent, so that the short form has something to shorten.
    private static readonly Arbitrary<byte[]> V6 = Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 255)).Select(i => (byte)i).ArrayOf(16).ToArbitrary();

    [Fact]
    public void EveryIpv4AddressComesBackFromItsText() => Prop.ForAll(V4, bytes =>
    {
        var text = new IPAddress(bytes).ToString();
        Address.TryParse(Encoding.UTF8.GetBytes(text), out var address).ShouldBeTrue();
        address.ToString().ShouldBe(text);
        address.IsV4.ShouldBeTrue();
        Address.FromBytes(bytes).ShouldBe(address);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(4, 5));

    [Fact]
    public void EveryIpv6AddressComesBackFromItsText() => Prop.ForAll(V6, bytes =>
    {
        var address = Address.FromBytes(bytes);
        if (address.IsV4 || address.IsNone) return;
        var text = new IPAddress(bytes).ToString();
        address.ToString().ShouldBe(text);
        Address.Parse(text).ShouldBe(address);
        Address.Parse(text.ToUpperInvariant()).ShouldBe(address);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(6, 7));

    [Fact]
    public void NoTextIsTakenThatTheFrameworkRefuses()
    {
        var texts = Gen.Elements("1", "25", "255", "256", ".", "..", ":", "::", "f", "ffff", "fffff", "0", "00", " ", "%", "/").ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            if (!Address.TryParse(text, out var address)) return;
            IPAddress.TryParse(text, out var known).ShouldBeTrue(text);
            var bytes = known!.AddressFamily == AddressFamily.InterNetwork ? known.MapToIPv6().GetAddressBytes() : known.GetAddressBytes();
            Address.FromBytes(bytes).ShouldBe(address, text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(8, 9));
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.0", false)]
    [InlineData("172.15.255.255", false)]
    [InlineData("192.168.3.4", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.127.255.255", true)]
    [InlineData("100.128.0.0", false)]
    [InlineData("169.254.169.254", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("fc00::1", true)]
    [InlineData("fdff::1", true)]
    [InlineData("fe00::1", false)]
    [InlineData("fe80::1", true)]
    [InlineData("febf::1", true)]
    [InlineData("fec0::1", false)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::1", false)]
    public void PrivateRangesEndWhereTheirStandardsSay(string text, bool isPrivate) => Address.Parse(text).IsPrivate.ShouldBe(isPrivate);

    [Theory]
    [InlineData("224.0.0.1", true)]
    [InlineData("239.255.255.255", true)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", true)]
    [InlineData("ff02::1", true)]
    [InlineData("fe80::1", false)]
    public void ManyListenersAreNoPeer(string text, bool many) => Address.Parse(text).IsMulticast.ShouldBe(many);

    [Fact]
    public void ReadingAnAddressAllocatesNothing()
    {
        Address.TryParse("10.20.30.40"u8, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Address.TryParse("10.20.30.40"u8, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
