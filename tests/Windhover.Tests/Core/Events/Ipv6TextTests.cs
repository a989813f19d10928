using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Core.Events;

public class Ipv6TextTests
{
    [Fact]
    public void EveryAddressIsReadBackFromItsText()
    {
        var random = new Random(3);
        var bytes = new byte[16];
        for (var round = 0; round < 5_000; round++)
        {
            random.NextBytes(bytes);
            for (var group = 0; group < 8; group++)
            {
                if (random.Next(2) == 0) bytes.AsSpan(group * 2, 2).Clear();
            }

            var text = new IPAddress(bytes).ToString();
            Address.TryParse(text, out var address).ShouldBeTrue(text);
            address.ShouldBe(Address.FromBytes(bytes), text);
        }
    }

    [Fact]
    public void DamagedTextIsReadAsThePlatformReadsIt()
    {
        var random = new Random(4);
        string[] seeds = ["2001:db8::1", "::", "fe80::b0a1:77ff:fe3c:1c1", "1:2:3:4:5:6:7:8", "::ffff:10.0.0.1", "1:2:3:4:5:6:10.0.0.1", "1:2:3:4:5:6:7::"];
        const string Alphabet = "0123456789abcdefF:::.";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0) text[at] = Alphabet[random.Next(Alphabet.Length)];
                else if (random.Next(2) == 0) text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                else if (text.Length > 2) text.Remove(at, 1);
            }

            var candidate = text.ToString();
            if (!candidate.Contains(':', StringComparison.Ordinal)) continue;
            var isAddress = IPAddress.TryParse(candidate, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6;

            // In the IPv4 part, as in IPv4 alone, leading zeros are decimal here and refused there.
            if (!isAddress && HasOctetWithLeadingZero(candidate)) continue;
            Address.TryParse(candidate, out var address).ShouldBe(isAddress, candidate);
            if (isAddress) address.ShouldBe(Address.FromBytes(parsed!.GetAddressBytes()), candidate);
        }
    }

    [Theory]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::1/64")]
    [InlineData("12345::")]
    [InlineData("0x1::")]
    [InlineData(" ::1")]
    public void WhatIsMoreThanAnAddressIsRefused(string text) => Address.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void ReadingAllocatesNothing()
    {
        Address.TryParse("2001:db8::1"u8, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Address.TryParse("2001:db8:0:0:1:2:3:4"u8, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static bool HasOctetWithLeadingZero(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.Split(':')[^1].Split('.').Any(octet => octet.Length > 1 && octet[0] == '0');
}
