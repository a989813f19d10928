using System.Buffers;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// How records of a file begin: bracket, first property name, some value, second property name. Two names, because objects inside a record often begin
/// with the first one too.
/// </summary>
internal static class RecordSignature
{
    private static readonly SearchValues<byte> InNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.@$ "u8);

    /// <summary>Bytes of the bracket and the first name, and of the second name, at most.</summary>
    public const int LongestName = 64;

    /// <summary>Bytes between the names at most.</summary>
    private const int LongestValue = 128;

    /// <summary>Bytes of a whole signature at most.</summary>
    public const int Longest = LongestName + LongestValue + LongestName;

    /// <summary>Bracket and first name of a record, and its second name; empty where they cannot be told.</summary>
    public static (byte[] First, byte[] Second) Of(ReadOnlySpan<byte> record)
    {
        var first = NameEnd(record[1..]) + 1;
        if (first is 0 or > LongestName) return ([], []);
        var second = SecondName(record[first..]);
        return (record[..first].ToArray(), second.ToArray());
    }

    /// <summary>Whether bytes behind the first name go on with a value and the second.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> behindFirst, ReadOnlySpan<byte> second) => second.IsEmpty || SecondName(behindFirst).SequenceEqual(second);

    private static ReadOnlySpan<byte> SecondName(ReadOnlySpan<byte> behindFirst)
    {
        if (behindFirst.Length > LongestValue + LongestName) behindFirst = behindFirst[..(LongestValue + LongestName)];
        var rest = behindFirst.TrimStart(" \t\r\n"u8);
        if (rest is not [(byte)':', ..]) return default;
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        var value = rest is [(byte)'"', ..] ? TextEnd(rest) : rest.IndexOfAny(",{}[]\""u8);
        if (value < 0) return default;
        rest = rest[value..].TrimStart(" \t\r\n"u8);
        if (rest is not [(byte)',', ..] || behindFirst.Length - rest.Length > LongestValue) return default;
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        var end = NameEnd(rest);
        return end is < 0 or > LongestName ? default : rest[..end];
    }

    /// <summary>Behind the closing quote of a text, white space before it included; -1 when there is none or it holds what no property is named after.</summary>
    private static int NameEnd(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.Length - bytes.TrimStart(" \t\r\n"u8).Length;
        if (start == bytes.Length || bytes[start] != (byte)'"') return -1;
        var length = bytes[(start + 1)..].IndexOfAnyExcept(InNames);
        return length <= 0 || bytes[start + 1 + length] != (byte)'"' ? -1 : start + length + 2;
    }

    private static int TextEnd(ReadOnlySpan<byte> text)
    {
        var end = text[1..].IndexOfAny((byte)'"', (byte)'\\');
        return end < 0 || text[1 + end] != (byte)'"' ? -1 : end + 2;
    }
}
