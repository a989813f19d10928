namespace Windhover.Core.Running.Coverage;

/// <summary>The latest event time, not led astray by a record with a false one: a leap of more than a day is believed once sixteen records made it.</summary>
internal struct LatestTime
{
    private const long Leap = 86_400_000;
    private const int Believed = 16;
    private long ahead;
    private int leaps;

    /// <summary>Epoch milliseconds; 0 before any record.</summary>
    public long Time { get; private set; }

    /// <summary>Notes a record's time.</summary>
    public void Note(long time)
    {
        if (time <= Time) return;
        if (Time == 0 || time - Time <= Leap)
        {
            (Time, leaps) = (time, 0);
            return;
        }

        if (leaps == 0 || time < ahead) ahead = time;
        if (++leaps >= Believed) (Time, leaps) = (ahead, 0);
    }
}
