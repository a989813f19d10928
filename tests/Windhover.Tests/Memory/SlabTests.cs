using Shouldly;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Memory;

public sealed class SlabTests
{
    private readonly Slab<long> slab = new();

    [Fact]
    public void ItemsStayWhereTheyAreAsItGrows()
    {
        for (var i = 0; i < 1000; i++) slab.Add() = i * 3L;
        slab.Count.ShouldBe(1000);
        for (var i = 0; i < 1000; i++) slab[i].ShouldBe(i * 3L);
    }

    [Fact]
    public void AnItemBeyondTheEndIsAddedCleared()
    {
        for (var i = 0; i < 20; i++) slab.Add() = 7;
        slab.Clear();
        slab.At(9).ShouldBe(0);
        slab.Count.ShouldBe(10);
        slab.Items.ToArray().ShouldAllBe(i => i == 0);
    }

    [Fact]
    public void TruncatedItemsComeBackCleared()
    {
        for (var i = 0; i < 20; i++) slab.Add() = 7;
        slab.Truncate(5);
        slab.Count.ShouldBe(5);
        slab.At(5).ShouldBe(0);
        slab.Truncate(100);
        slab.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    public void ItComesBackFromItsSnapshotAndGrowsOn(int count)
    {
        for (var i = 0; i < count; i++) slab.Add() = i;
        using var stream = new MemoryStream();
        slab.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new Slab<long>();
        restored.Restore(new SnapshotReader(stream));
        restored.Items.ToArray().ShouldBe(slab.Items.ToArray());
        for (var i = 0; i < 40; i++) restored.Add() = -i;
        restored.Count.ShouldBe(count + 40);
        restored[count + 39].ShouldBe(-39);
    }

    [Fact]
    public void ASnapshotOfSomethingElseIsRefused()
    {
        using var stream = new MemoryStream();
        new SnapshotWriter(stream).Mark("this");
        stream.Position = 0;
        Should.Throw<InvalidDataException>(() => new SnapshotReader(stream).Expect("that")).Message.ShouldContain("this");
    }
}
