namespace Windhover.Lab.Company;

/// <summary>One minute of simulated time.</summary>
/// <param name="Index">Minutes since the start of the run.</param>
/// <param name="Second">Epoch seconds at which it begins.</param>
internal readonly record struct Minute(int Index, long Second)
{
    private const int UtcOffset = 3600; // the company lives in one time zone; summer time is left out

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

    /// <summary>Saturday or Sunday.</summary>
    public bool IsWeekend => Weekday >= 5;
}
