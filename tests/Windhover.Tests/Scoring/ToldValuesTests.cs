using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

public class ToldValuesTests
{
    private const long Day = 86_400_000;
    private readonly ToldValues told = new();

    [Fact]
    public void TheSameValuesAreTheSameStory()
    {
        told.Note(1, [Rare(7), Number(Signal.BytesOut)], 0);
        told.Knows(1, [Rare(7)], 3 * Day).ShouldBeTrue();
        told.Knows(1, [Rare(7), Number(Signal.BytesOut)], 3 * Day).ShouldBeTrue();
    }

    [Fact]
    public void AnythingNewThatWeighsMakesItAnotherStory()
    {
        told.Note(1, [Rare(7), Number(Signal.BytesOut)], 0);
        told.Knows(1, [Rare(7), Rare(8)], Day).ShouldBeFalse();
        told.Knows(1, [Rare(7), Number(Signal.FanOut)], Day).ShouldBeFalse();
        told.Knows(1, [Rare(7), Rare(8) with { Bits = 1 }], Day).ShouldBeTrue("a row without weight tells no story");
    }

    [Fact]
    public void ALedgerInWhichNothingWeighsIsNoStoryThatWasTold()
    {
        told.Note(1, [Rare(7)], 0);
        told.Knows(1, [Rare(7) with { Bits = 1 }], Day).ShouldBeFalse();
        told.Knows(1, [], Day).ShouldBeFalse();
    }

    [Fact]
    public void AnotherEntityHasItsOwnStory()
    {
        told.Note(1, [Rare(7)], 0);
        told.Knows(2, [Rare(7)], Day).ShouldBeFalse();
    }

    [Fact]
    public void AfterThirtyDaysItIsToldAgain()
    {
        told.Note(1, [Rare(7)], 0);
        told.Knows(1, [Rare(7)], ToldValues.Memory).ShouldBeTrue();
        told.Knows(1, [Rare(7)], ToldValues.Memory + 1).ShouldBeFalse();
    }

    [Fact]
    public void ANumberOfOnePeerIsKnownByThePeer()
    {
        told.Note(1, [Drip(7)], 0);
        told.Knows(1, [Drip(7)], Day).ShouldBeTrue();
        told.Knows(1, [Drip(8)], Day).ShouldBeFalse();
    }

    [Fact]
    public void ItComesBackFromASnapshot()
    {
        told.Note(1, [Rare(7)], 0);
        using var stream = new MemoryStream();
        told.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new ToldValues();
        restored.Restore(new SnapshotReader(stream));
        restored.Knows(1, [Rare(7)], Day).ShouldBeTrue();
        restored.Knows(1, [Rare(8)], Day).ShouldBeFalse();
    }

    private static ScoreRow Rare(ulong hash) => new() { Kind = ScoreRowKind.Rare, Feature = Feature.Operation, Value = new Value { Feature = Feature.Operation, Hash = hash }, Bits = 8, Pair = -1 };

    private static ScoreRow Number(Signal signal) => new() { Kind = ScoreRowKind.Number, Signal = signal, Bits = 8, Pair = -1 };

    private static ScoreRow Drip(ulong peer) => new() { Kind = ScoreRowKind.Number, Signal = Signal.RareBytes, Value = new Value { Feature = Feature.Peer, Hash = peer }, Bits = 8, Pair = 3 };
}
