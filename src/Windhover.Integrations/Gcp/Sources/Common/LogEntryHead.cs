namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>What the beginnings of files of log entries have in common.</summary>
internal static class LogEntryHead
{
    /// <summary>Room for the beginning of what a message carries.</summary>
    public const int Buffer = 6144;

    /// <summary>Whether a file can hold JSON records at all.</summary>
    public static bool IsJson(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && head[start] is (byte)'{' or (byte)'[';
    }

    /// <summary>Whether a file has a text.</summary>
    public static bool Has(this ReadOnlySpan<byte> head, ReadOnlySpan<byte> text) => head.IndexOf(text) >= 0;
}
