using Shouldly;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

public sealed class HabitsTests
{
    private const int Novelty = 0;
    private const int Number = 1;
    private const int Sum = 2;
    private const long Day = 86_400_000;
    private readonly Habits habits = new(kinds: 3, novelties: 1);

    [Fact]
    public void WhatADayShowsIsUsualFromTheNextDayOn()
    {
        Show(day: 1, 10);
        Levels().ShouldBe([0, 0, 0], "a loud hour does not excuse itself");
        habits.Begin(0, 2 * Day + 1, growsUp: false);
        Levels().ShouldAllBe(level => level > 3);
    }

    [Fact]
    public void WhatWasNewWhileEverythingWasNewIsNoHabit()
    {
        Show(day: 1, 10);
        habits.Begin(0, 2 * Day + 1, growsUp: true);
        habits.Of(0, Novelty).ShouldBe(0);
        habits.Of(0, Sum).ShouldBe(0);
        habits.Of(0, Number).ShouldBeGreaterThan(3, "an amount is as usual as it was");
    }

    [Fact]
    public void ToSomebodyWhoIsSeldomThereALoudDayIsNoHabitForMonths()
    {
        Show(day: 1, 10);
        habits.Begin(0, 2 * Day + 1, growsUp: false);
        var (before, number) = (habits.Of(0, Sum), habits.Of(0, Number));
        habits.Begin(0, 9 * Day + 1, growsUp: false);
        habits.Of(0, Sum).ShouldBe(before - 1.4f, 0.01f);
        habits.Of(0, Novelty).ShouldBe(before - 1.4f, 0.01f);
        habits.Begin(0, 90 * Day + 1, growsUp: false);
        habits.Of(0, Sum).ShouldBe(0);
        habits.Of(0, Number).ShouldBe(number);
    }

    private void Show(int day, double bits)
    {
        habits.Begin(0, day * Day + 1, growsUp: false);
        foreach (var kind in (int[])[Novelty, Number, Sum]) habits.Learn(0, kind, bits);
    }

    private float[] Levels() => [habits.Of(0, Novelty), habits.Of(0, Number), habits.Of(0, Sum)];
}
