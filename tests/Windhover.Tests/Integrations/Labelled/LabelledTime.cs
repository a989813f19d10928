using System.Globalization;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Times as the cases write them: seconds, milliseconds, microseconds or nanoseconds since 1970, or text.</summary>
internal static class LabelledTime
{
    /// <summary>Whether it is one.</summary>
    public static bool IsReadable(string value) => Instant(value) is not null;

    /// <summary>Epoch milliseconds, or null.</summary>
    public static long? Instant(string value)
    {
        if (double.TryParse(value, CultureInfo.InvariantCulture, out var number))
        {
            while (number > 1e14) number /= 1000;
            return (long)(number < 1e11 ? number * 1000 : number);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : null;
    }
}
