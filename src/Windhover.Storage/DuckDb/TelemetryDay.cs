using System.Globalization;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// One day (UTC) and the names of its two tables. Names are only ever made from a date, so that nothing else can reach the SQL. Times outside the
/// years 1 to 9999 belong to the first or the last day.
/// </summary>
internal readonly record struct TelemetryDay(DateOnly Date) : IComparable<TelemetryDay>
{
    public const long Milliseconds = 86_400_000;

    private const string EventsPrefix = "events_";
    private static readonly int UnixDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Table of the events.</summary>
    public string Events => EventsPrefix + Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Table of the connections.</summary>
    public string Connections => "connections_" + Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string Name => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First moment after the day, epoch milliseconds.</summary>
    public long End => (Date.DayNumber - UnixDay + 1) * Milliseconds;

    /// <summary>The day of a time, epoch milliseconds.</summary>
    public static TelemetryDay Of(long time)
    {
        var number = Math.Clamp(Math.DivRem(time, Milliseconds, out var rest) - (rest < 0 ? 1 : 0) + UnixDay, 0, DateOnly.MaxValue.DayNumber);
        return new(DateOnly.FromDayNumber((int)number));
    }

    /// <summary>The day of a table of events; null for any other table.</summary>
    public static TelemetryDay? OfTable(string table) =>
        table.StartsWith(EventsPrefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(table.AsSpan(EventsPrefix.Length), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date)
            : null;

    /// <inheritdoc />
    public int CompareTo(TelemetryDay other) => Date.CompareTo(other.Date);
}
