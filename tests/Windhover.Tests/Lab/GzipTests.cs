using System.IO.Compression;
using System.Text;
using Shouldly;
using Windhover.Lab.Chance;
using Windhover.Lab.Writers;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class GzipTests
{
    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 256)]
    [InlineData(3, 1)]
    [InlineData(5000, 1)]
    [InlineData(40_000, 2)]
    [InlineData(200_000, 256)]
    [InlineData(300_000, 20)]
    public void WhatIsCompressedComesBack(int length, int alphabet)
    {
        var rng = new Rng(length, "gzip");
        var content = Enumerable.Range(0, length).Select(_ => (byte)rng.Below(alphabet)).ToArray();
        Unpack(Gzip.Pack(content, compress: true)).AsSpan().SequenceEqual(content).ShouldBeTrue();
        Unpack(Gzip.Pack(content, compress: false)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public void RepetitiveTextShrinksToAFraction()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"2 123456789012 eni-0{i % 9:x16} 10.0.0.{i % 250} 10.0.1.7 {40000 + i % 977} 443 6 10 {i * 7 % 9000} ACCEPT OK\n")));
        var packed = Gzip.Pack(text, compress: true);
        Unpack(packed).AsSpan().SequenceEqual(text).ShouldBeTrue();
        packed.Length.ShouldBeLessThan(text.Length / 4);
    }

    [Fact]
    public void TheBytesAreTheSameOnEveryMachine() =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Gzip.Pack("abcabcabcabcabcabc and more of abcabc"u8, compress: true))).ShouldBe("5b3e06e56781826718c40db4eb1f75ab5679ce4f1de132e7d07d1a5a05563bbc");

    private static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        gzip.CopyTo(target);
        return target.ToArray();
    }
}
