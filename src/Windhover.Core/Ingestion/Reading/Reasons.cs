namespace Windhover.Core.Ingestion.Reading;

/// <summary>Why bytes are no record: constant words, so that reasons can be counted.</summary>
internal static class Reasons
{
    public const string EndsEarly = "compressed data ends early";
    public const string Damaged = "compressed data is damaged";
    public const string DamagedOrEndsEarly = "compressed data is damaged or ends early";
    public const string TrailingData = "data after the compressed data is not compressed";
    public const string NotReadOn = "the file could not be read on";
    public const string CutShort = "record is cut short";
    public const string Mismatch = "brackets do not match";
    public const string LineEndInText = "line end inside a text";
    public const string NotAnObject = "array element is not an object";
    public const string Unexpected = "no JSON object";
    public const string NotRegular = "not a regular file";
    public const string Shorter = "shorter than what was read of it before";
    public const string SourceGone = "its source is no longer known";
    public const string Silent = "the reader said nothing about this record";

    /// <summary>The reason for a record beyond <see cref="ReadLimits.LongestRecord"/>.</summary>
    public static string TooLong(int longest) => longest % (1 << 20) == 0 ? $"record is longer than {longest >> 20} MiB" : $"record is longer than {longest} bytes";

    /// <summary>The reason for a file beyond <see cref="ReadLimits.LargestExpansion"/>.</summary>
    public static string Expands(int times) => $"expands more than {times} times; stopped";

    /// <summary>What an exception of the file system means to a person.</summary>
    public static string Of(Exception error) => error switch
    {
        UnauthorizedAccessException => "no permission",
        FileNotFoundException or DirectoryNotFoundException => "not found",
        InvalidDataException => "a damaged archive",
        _ => $"cannot be read: {error.GetType().Name}",
    };

    /// <summary>A quoted field of a CSV line has no closing quote.</summary>
    public const string QuoteNotClosed = "a quoted field is not closed";

    public const string BlockLengthLies = "the length of a block lies";
    public const string BlockSumLies = "the check sum of a block does not match";
    public const string NotABlock = "bytes that belong to no block";
    public const string CaptureLengthLies = "the length of a captured packet lies; the rest is not read";
    public const string CaptureHeader = "the head of the capture is damaged";
    public const string CapturedInPart = "the packet was captured only in part";
}
