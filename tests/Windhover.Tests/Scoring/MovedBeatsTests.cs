using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

public sealed class MovedBeatsTests
{
    private const int Room = 7;
    private const long Minute = 60_000;
    private const long Noon = 1_772_452_800_000;
    private readonly MovedBeats beats = new();

    [Fact]
    public void ABeatThatFallsSilentWhereItWasAndGoesOnElsewhereHasMoved()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 90, period: 310)).ShouldBeTrue();
    }

    [Fact]
    public void ABeatBesideOneThatGoesOnIsNew()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 90, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void AFastBeatBesideOneThatGoesOnIsNewFromItsFirstEightBeats()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 7, period: 60), steady: true);

        Explained(Beat(pair: 2, first: 0, last: 8, period: 60)).ShouldBeFalse();
    }

    [Fact]
    public void WhatWasTakenForAMoveIsNewsWhenTheOldPlaceBeatsAgain()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);
        See(Beat(pair: 2, first: 5, last: 90, period: 310)).ShouldBeTrue();
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 95, period: 300), steady: true);

        See(Beat(pair: 2, first: 5, last: 100, period: 310)).ShouldBeFalse();
    }

    [Fact]
    public void OnceTheOldPlaceWasSilentForADayTheMoveIsSettled()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);
        See(Beat(pair: 2, first: 5, last: 1445, period: 310)).ShouldBeTrue();
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 1500, period: 300), steady: true);

        See(Beat(pair: 2, first: 5, last: 1505, period: 310)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(300, 8443)]
    [InlineData(60, 443)]
    [InlineData(1200, 443)]
    public void AnotherPortOrPeriodIsAnotherBeat(float period, ushort port)
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 90, period, port)).ShouldBeFalse();
    }

    [Fact]
    public void TwoAddressesThatTakeTurnsShowAMultipleOfThePeriod()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 200, period: 590)).ShouldBeTrue();
    }

    [Fact]
    public void WhatWasSilentForManyPeriodsBeforeExplainsNothing()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: -140, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void TheBeatsOfAnotherDeviceExplainNothing()
    {
        beats.Note(Room + 1, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);

        Explained(Beat(pair: 2, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void ABeatThatIsIrregularForAWhileIsStillThere()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 2000, period: 900), steady: false);

        Explained(Beat(pair: 2, first: 2005, last: 2090, period: 300)).ShouldBeTrue();
        Explained(Beat(pair: 3, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void WhatNeverBeatIsNotNoted()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: false);

        Explained(Beat(pair: 2, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void ANumberThatWasGivenAgainIsAnotherPair()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 500, period: 300), steady: true);

        Explained(Beat(pair: 1, first: -4000, last: 510, period: 300)).ShouldBeTrue();
        Explained(Beat(pair: 1, first: 5, last: 90, period: 300)).ShouldBeFalse();
    }

    [Fact]
    public void TheBeatThatWasSilentLongestGivesWay()
    {
        for (var pair = 1; pair <= 6; pair++) beats.Note(Room, Beat(pair, first: -4000, last: -pair, period: 1000 * pair), steady: true);
        beats.Note(Room, Beat(pair: 7, first: -4000, last: 0, period: 90_000), steady: true);

        Explained(Beat(pair: 6, first: -4000, last: 0, period: 6000)).ShouldBeFalse();
        Explained(Beat(pair: 1, first: -4000, last: 0, period: 1000)).ShouldBeTrue();
    }

    [Fact]
    public void TheyComeBackFromASnapshot()
    {
        beats.Note(Room, Beat(pair: 1, first: -4000, last: 0, period: 300), steady: true);
        using var stream = new MemoryStream();
        beats.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new MovedBeats();
        restored.Restore(new SnapshotReader(stream));

        Explained(Beat(pair: 2, first: 5, last: 90, period: 300), restored).ShouldBeTrue();
    }

    private bool Explained(MovedBeats.Beat beat, MovedBeats? of = null) => (of ?? beats).Explain(Room, ref beat);

    // What becomes of a beat in the ledger's eyes: looked at, and noted when it is no news.
    private bool See(MovedBeats.Beat beat)
    {
        var isExplained = beats.Explain(Room, ref beat);
        if (isExplained) beats.Note(Room, beat, steady: true);
        return isExplained;
    }

    // Times in minutes from noon.
    private static MovedBeats.Beat Beat(int pair, int first, int last, float period, ushort port = 443) => new(Noon + first * Minute, Noon + last * Minute, pair, period, port, IsSettled: first < 0);
}
