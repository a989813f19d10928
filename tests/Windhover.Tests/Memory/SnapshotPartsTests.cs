using Shouldly;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Memory;

/// <summary>A snapshot in parts reads as it was written, however large.</summary>
public sealed class SnapshotPartsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SnapshotParts.PartBytes)]
    [InlineData(SnapshotParts.PartBytes + 1)]
    [InlineData(3 * SnapshotParts.PartBytes + 17)]
    public void WhatIsWrittenInPiecesIsReadInOthers(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        using var output = new SnapshotOutput();
        for (var at = 0; at < length;)
        {
            var piece = Math.Min(length - at, 1 + at % 1_000_003);
            output.Write(bytes.AsSpan(at, piece));
            at += piece;
        }

        output.Length.ShouldBe(length);
        output.Parts.Length.ShouldBe(length);
        output.Parts.Parts.ShouldAllBe(p => p.Length <= SnapshotParts.PartBytes);
        output.Parts.ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        using var read = new MemoryStream();
        using (var input = output.Parts.Open()) input.CopyTo(read, 777_777);
        read.ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        SnapshotParts.FromArray(bytes).ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }
}
