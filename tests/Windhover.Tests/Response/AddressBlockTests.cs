using System.Net;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.Tests.Response;

public sealed class AddressBlockTests
{
    // Bytes of an address and how many bits are shared; zeros and ones are frequent, so that the edges are met.
    private static readonly Gen<(byte[] Bytes, int Bits)> V4 = Of(4, 32);
    private static readonly Gen<(byte[] Bytes, int Bits)> V6 = Of(16, 128);
    private static readonly Arbitrary<(byte[] Bytes, int Bits)> Blocks = Gen.OneOf(V4, V6).Where(b => IsOfItsFamily(b.Bytes)).ToArbitrary();
    private static readonly Arbitrary<((byte[] Bytes, int Bits) Block, byte[] Other, bool Near)> Pairs =
        (from block in Gen.OneOf(V4, V6)
         from other in Gen.OneOf(V4, V6)
         from near in Gen.Elements(true, false)
         where IsOfItsFamily(block.Bytes) && IsOfItsFamily(other.Bytes)
         select (block, other.Bytes, near)).ToArbitrary();

    [Fact]
    public void EveryBlockComesBackFromItsText() => Prop.ForAll(Blocks, given =>
    {
        var text = new IPNetwork(new IPAddress(Masked(given.Bytes, given.Bits)), given.Bits).ToString();
        AddressBlock.TryParse(text, out var block).ShouldBeTrue(text);
        block.Bits.ShouldBe(given.Bits);
        block.ToString().ShouldBe(given.Bits == given.Bytes.Length * 8 ? text[..text.IndexOf('/', StringComparison.Ordinal)] : text);
        AddressBlock.TryParse(block.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(block);
        JsonSerializer.Deserialize<AddressBlock>(JsonSerializer.Serialize(block)).ShouldBe(block);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(10, 11));

    [Fact]
    public void ABlockHoldsExactlyTheAddressesThatTheFrameworkSaysItHolds() => Prop.ForAll(Pairs, given =>
    {
        var ((bytes, bits), other, near) = given;
        var first = Masked(bytes, bits);
        // A random address is hardly ever within: half of them differ from the block in one bit only.
        var asked = near ? Flipped(first, other[0] % (first.Length * 8)) : other;
        var block = new AddressBlock(Address.FromBytes(first), bits);
        if (IsOfItsFamily(asked) && !Address.FromBytes(asked).IsNone) block.Contains(Address.FromBytes(asked)).ShouldBe(new IPNetwork(new IPAddress(first), bits).Contains(new IPAddress(asked)), $"{block} {new IPAddress(asked)}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(12, 13));

    [Fact]
    public void ABlockWithBitsBeyondItsLengthIsRefused() => Prop.ForAll(Blocks, given =>
    {
        if (Masked(given.Bytes, given.Bits).SequenceEqual(given.Bytes)) return;
        AddressBlock.TryParse($"{new IPAddress(given.Bytes)}/{given.Bits}", out _).ShouldBeFalse();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(14, 15));

    [Fact]
    public void AnAddressAloneIsABlockOfItself() => Prop.ForAll(Blocks, given =>
    {
        var address = Address.FromBytes(given.Bytes);
        if (address.IsNone) return;
        AddressBlock.Of(address).Contains(address).ShouldBeTrue();
        AddressBlock.TryParse(address.ToString(), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(AddressBlock.Of(address));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(16, 17));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0/8")]
    [InlineData("::/129")]
    [InlineData("web-1")]
    [InlineData("*")]
    public void WhatIsNoBlockIsRefused(string text) => AddressBlock.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void ABlockOfOneFamilyHoldsNothingOfTheOther()
    {
        AddressBlock.TryParse("0.0.0.0/0", out var all4).ShouldBeTrue();
        AddressBlock.TryParse("2000::/3", out var most6).ShouldBeTrue();
        (all4.Contains(Address.Parse("203.0.113.9")), all4.Contains(Address.Parse("2001:db8::1"))).ShouldBe((true, false));
        (most6.Contains(Address.Parse("203.0.113.9")), most6.Contains(Address.Parse("2001:db8::1"))).ShouldBe((false, true));
        all4.Contains(default).ShouldBeFalse("no address is in no block");
    }

    [Fact]
    public void AllOfIpv6IsWrittenAsItIsRead()
    {
        AddressBlock.TryParse("::/0", out var all6).ShouldBeTrue();
        all6.ToString().ShouldBe("::/0");
        JsonSerializer.Deserialize<AddressBlock>(JsonSerializer.Serialize(all6)).ShouldBe(all6);
        (all6.Contains(Address.Parse("2001:db8::1")), all6.Contains(Address.Parse("203.0.113.9"))).ShouldBe((true, false));
    }

    private static Gen<(byte[] Bytes, int Bits)> Of(int length, int most) =>
        from bytes in Gen.OneOf(Gen.Elements(0, 255, 128, 1), Gen.Choose(0, 255)).Select(i => (byte)i).ArrayOf(length)
        from bits in Gen.Choose(0, most)
        select (bytes, bits);

    // An IPv6 address that is really an IPv4 one, and the one that stands for no address, are no matter of blocks.
    private static bool IsOfItsFamily(byte[] bytes) => bytes.Length == 4 || (!Address.FromBytes(bytes).IsV4 && !Address.FromBytes(bytes).IsNone);

    private static byte[] Masked(byte[] bytes, int bits) => [.. bytes.Select((one, index) => (byte)(one & (bits >= (index + 1) * 8 ? 0xff : bits <= index * 8 ? 0 : 0xff << (8 - (bits % 8)))))];

    private static byte[] Flipped(byte[] bytes, int bit) => [.. bytes.Select((one, index) => index == bit / 8 ? (byte)(one ^ (0x80 >> (bit % 8))) : one)];
}
