using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>A public holiday beside a weekend: nobody is at work.</summary>
internal sealed class LongWeekend : Change
{
    public LongWeekend(World world, int day)
        : base(world, Beside(world, day), "holiday", "A public holiday makes a long weekend")
    {
        Estate.Holidays.Add(Note.Day);
    }

    protected override void Go(Minute now)
    {
        // Everybody's own rhythm knows the holiday.
    }

    // The Friday or Monday nearest to a day; in a run without one, the day itself.
    private static int Beside(World world, int day) =>
        Enumerable.Range(1, Math.Max(1, world.Options.Days - 1)).Where(d => world.Minute(d * 1440 + 720).Weekday is 0 or 4).OrderBy(d => Math.Abs(d - day)).ThenBy(d => d).DefaultIfEmpty(day).First();
}
