using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Memory;

/// <summary>The map against a dictionary: whatever is added, replaced, saved and restored.</summary>
public sealed class FlatMapTests
{
    private static readonly Arbitrary<(int Kind, int Key)[]> Steps =
        Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 60)).ArrayOf().Select(a => a.Select(p => (p.Item1, p.Item2)).ToArray()).ToArbitrary();

    // Few distinct hashes and many: clusters that wrap around the end of the table are where deletion goes wrong.
    [Theory]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(ulong.MaxValue)]
    public void ItAgreesWithADictionary(ulong hashes) => Prop.ForAll(Steps, steps =>
    {
        var map = new FlatMap<Key>();
        var model = new Dictionary<Key, int>();
        foreach (var (kind, number) in steps)
        {
            var key = new Key(number, hashes);
            switch (kind)
            {
                case < 6:
                    var index = map.GetOrAdd(key, out var added);
                    added.ShouldBe(model.TryAdd(key, model.Count));
                    index.ShouldBe(model[key]);
                    break;
                case < 9 when model.Count > 0 && !model.ContainsKey(key):
                    var (old, place) = model.ElementAt(number % model.Count);
                    map.Replace(place, key);
                    model.Remove(old);
                    model.Add(key, place);
                    break;
                case 9:
                    map = Copy(map);
                    break;
            }

            map.Count.ShouldBe(model.Count);
            for (var k = 0; k <= 60; k++) map.Find(new Key(k, hashes)).ShouldBe(model.GetValueOrDefault(new Key(k, hashes), -1));
            foreach (var (known, place) in model) map.Key(place).ShouldBe(known);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260301, 7));

    [Fact]
    public void AClearedMapIsEmptyAndNumbersFromZeroAgain()
    {
        var map = new FlatMap<Key>();
        for (var i = 0; i < 1000; i++) map.GetOrAdd(new Key(i, ulong.MaxValue), out _).ShouldBe(i);
        map.Clear();
        map.Count.ShouldBe(0);
        map.Find(new Key(5, ulong.MaxValue)).ShouldBe(-1);
        map.GetOrAdd(new Key(700, ulong.MaxValue), out var added).ShouldBe(0);
        added.ShouldBeTrue();
    }

    [Fact]
    public void LookingUpAllocatesNothing()
    {
        var map = new FlatMap<Key>();
        for (var i = 0; i < 10_000; i++) map.GetOrAdd(new Key(i, ulong.MaxValue), out _);
        map.Find(new Key(1, ulong.MaxValue));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) map.GetOrAdd(new Key(i, ulong.MaxValue), out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static FlatMap<Key> Copy(FlatMap<Key> map)
    {
        using var stream = new MemoryStream();
        map.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var copy = new FlatMap<Key>();
        copy.Restore(new SnapshotReader(stream));
        return copy;
    }

    private readonly record struct Key(int Number, ulong Hashes) : IFlatKey<Key>
    {
        public ulong FlatHash => Hashes == ulong.MaxValue ? (ulong)Number * 0x9E3779B97F4A7C15 >> 7 : (ulong)Number % Hashes + 28;
    }
}
