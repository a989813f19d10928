namespace Windhover.Lab.Company;

/// <summary>One minute of simulated time.</summary>
/// <param name="Index">Minutes since the start of the run.</param>
/// <param name="Second">Epoch seconds at which it begins.</param>
internal readonly record struct Minute(int Index, long Second)
{
    /// <summary>Seconds by which local time is ahead: the company lives in one time zone, and summer time is left out.</summary>
    public const int UtcOffset = 3600;

    /// <summary>Days since the start of the run.</summary>
    public int Day => Index / 1440;

    /// <summary>Minute of the UTC day.</summary>
    public int OfDay => Index % 1440;

    /// <summary>Minute of the local day.</summary>
    public int LocalOfDay => (int)((Second + UtcOffset) % 86400 / 60);

    /// <summary>Local hour, 0–23.</summary>
    public int LocalHour => LocalOfDay / 60;

    /// <summary>Local weekday, 0 is Monday.</summary>
    public int Weekday => (int)(((Second + UtcOffset) / 86400 + 3) % 7);

    /// <summary>True on a public holiday.</summary>
    public bool Holiday { get; init; }

    /// <summary>Saturday, Sunday or a public holiday: nobody is at work.</summary>
    public bool IsWeekend => Weekday >= 5 || Holiday;
}
