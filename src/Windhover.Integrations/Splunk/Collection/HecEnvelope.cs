using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Windhover.Integrations.Splunk.Collection;

/// <summary>
/// What an envelope says of its event (https://help.splunk.com/en/splunk-enterprise/get-data-in/collect-http-event-data/format-events-for-http-event-collector, "Event metadata"). An object
/// is a log record and says itself when and where it was written. A text may not: its host goes into the stream's name, and so into the file's; and a line without any time, which no
/// source could read, becomes the message of an RFC 5424 line with the envelope's time and host. Every other line stays as it is.
/// </summary>
/// <param name="SourceType">The kind of log; "" for none.</param>
/// <param name="Source">What wrote it; "" for none.</param>
/// <param name="Host">Where; "" for none.</param>
/// <param name="Time">Epoch seconds with decimals, as written; "" for none.</param>
internal readonly partial record struct HecEnvelope(string SourceType, string Source, string Host, string Time)
{
    private const int LongestName = 255;

    /// <summary>The stream that an event lands in.</summary>
    /// <param name="otherwise">Where nothing says what it is.</param>
    /// <param name="isText">False for an object.</param>
    public string Stream(string otherwise, bool isText)
    {
        var kind = SourceType.Length > 0 ? SourceType : Source.Length > 0 ? Source : otherwise;
        return isText && Host.Length > 0 ? $"{kind}-{Host}" : kind;
    }

    /// <summary>The line, with the envelope's time where it has none.</summary>
    public ReadOnlyMemory<byte> Dated(ReadOnlyMemory<byte> line)
    {
        if (Timestamp() is not { } time || line.Span is [(byte)'{', ..] or [(byte)'<', ..] || HasTime().IsMatch(Encoding.Latin1.GetString(line.Span))) return line;
        return Encoding.UTF8.GetBytes($"<14>1 {time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Name(Host)} {Name(Source)} - - - ").Concat(line.ToArray()).ToArray();
    }

    // A header's names are printable and without spaces (https://www.rfc-editor.org/rfc/rfc5424#section-6).
    private static string Name(string text) => text.Length == 0 ? "-" : string.Concat(text.Take(LongestName).Select(c => c is > ' ' and <= '~' ? c : '_'));

    private DateTimeOffset? Timestamp() =>
        decimal.TryParse(Time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    // A time of day, or seconds or milliseconds since 1970.
    [GeneratedRegex(@"[0-9][0-9]:[0-9][0-9]|(?:^|[^0-9])(?:[0-9]{10}|[0-9]{13})(?:[^0-9]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HasTime();
}
