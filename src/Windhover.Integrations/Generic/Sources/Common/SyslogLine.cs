using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>
/// One syslog message, cut: RFC 5424 (https://www.rfc-editor.org/rfc/rfc5424#section-6) or RFC 3164 (https://www.rfc-editor.org/rfc/rfc3164#section-4) with what devices and
/// daemons make of it: no priority (files), an ISO time (rsyslog's file format), a year, no host, a sequence number in front. What a message does not say is empty.
/// </summary>
internal ref struct SyslogLine
{
    private const int HighestPriority = 191;

    /// <summary>Facility × 8 + severity; -1 when the line has none.</summary>
    public int Priority;

    /// <summary>Whether the line follows RFC 5424.</summary>
    public bool IsStructured;

    /// <summary>Epoch milliseconds.</summary>
    public long Time;

    /// <summary>Whether <see cref="Time"/> is one.</summary>
    public bool HasTime;

    /// <summary>Whether the line has a time that lacks its year, and none is known.</summary>
    public bool LacksYear;

    /// <summary>The machine, as it names itself.</summary>
    public ReadOnlySpan<byte> Host;

    /// <summary>The program, without its folder.</summary>
    public ReadOnlySpan<byte> Program;

    /// <summary>Its process id.</summary>
    public ReadOnlySpan<byte> Process;

    /// <summary>MSGID of RFC 5424.</summary>
    public ReadOnlySpan<byte> MessageId;

    /// <summary>STRUCTURED-DATA of RFC 5424, with its brackets.</summary>
    public ReadOnlySpan<byte> Data;

    /// <summary>The text, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Message;

    /// <summary>Cuts a line.</summary>
    /// <returns>False when it has neither a priority nor a time at its beginning, or is a broken RFC 5424 line.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, LineClock clock, out SyslogLine line)
    {
        line = default;
        line.Priority = -1;
        text = text.TrimEnd("\r\n\0"u8);
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        if (text.Length > 0 && text[0] == '<' && !TakePriority(ref text, out line.Priority)) return false;
        if (line.Priority >= 0 && text.StartsWith("1 "u8)) return line.ReadStructured(text[2..], clock);
        return line.ReadPlain(text, clock);
    }

    private static bool TakePriority(scoped ref ReadOnlySpan<byte> text, out int priority)
    {
        priority = 0;
        var end = text.IndexOf((byte)'>');
        if (end is < 2 or > 4) return false;
        foreach (var digit in text[1..end])
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            priority = (priority * 10) + digit - '0';
        }

        text = text[(end + 1)..];
        return priority <= HighestPriority;
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return word.SequenceEqual("-"u8) ? default : word;
    }

    private bool ReadStructured(ReadOnlySpan<byte> text, LineClock clock)
    {
        IsStructured = true;
        var time = Word(ref text);
        if (!time.IsEmpty)
        {
            if (!IsoTime.TryRead(time, out Time)) return false;
            HasTime = true;
            clock.Saw(Time);
        }

        Host = Word(ref text);
        Program = Word(ref text);
        Process = Word(ref text);
        MessageId = Word(ref text);
        if (text.IsEmpty) return false;
        var end = StructuredData.Length(text);
        if (end < 0) return false;
        Data = text[0] == '-' ? default : text[..end];
        Message = text[end..].TrimStart((byte)' ');
        if (Message.StartsWith("\uFEFF"u8)) Message = Message[3..];
        return true;
    }

    private bool ReadPlain(ReadOnlySpan<byte> text, LineClock clock)
    {
        var start = text;
        if (!TakeTime(ref text, clock))
        {
            // Routers count their messages in front: "123: *Mar  1 18:46:11: %SYS-5-CONFIG_I: ...".
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits > 0 && text[digits] == ':') text = text[(digits + 1)..].TrimStart((byte)' ');
            if (digits <= 0 || !TakeTime(ref text, clock)) text = start;
        }

        if (!HasTime && !LacksYear && Priority < 0) return false;
        TakeHostAndTag(text);
        return true;
    }

    private bool TakeTime(scoped ref ReadOnlySpan<byte> text, LineClock clock)
    {
        var rest = text;
        if (rest.Length > 19 && rest[4] == '-' && rest[10] == 'T')
        {
            if (!IsoTime.TryRead(Word(ref rest).TrimEnd((byte)':'), out Time)) return false;
            HasTime = true;
            clock.Saw(Time);
        }
        else
        {
            if (!CalendarStamp.TryTake(ref rest, out var stamp)) return false;
            HasTime = clock.TryResolve(stamp, out Time);
            LacksYear = !HasTime && stamp.Year == 0;
        }

        text = rest.TrimStart((byte)' ');
        return true;
    }

    private void TakeHostAndTag(ReadOnlySpan<byte> text)
    {
        Message = text;
        var end = text.IndexOf((byte)' ');
        var first = end < 0 ? text : text[..end];
        // A first word that ends in a colon or holds a process id is the tag: the host was left out. An IPv6 address has colons inside.
        if (first.IsEmpty || first[0] == '%' || first[^1] == ':' || first[^1] == ']' || first.IndexOf((byte)'|') >= 0)
        {
            TakeTag(text);
            return;
        }

        if (!HasTime && !LacksYear) return;
        Host = first;
        Message = end < 0 ? default : text[(end + 1)..].TrimStart((byte)' ');
        if (Message.StartsWith(": "u8)) Message = Message[2..];
        TakeTag(Message);
    }

    private void TakeTag(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(" :["u8);
        if (end <= 0 || text[end] == ' ') return;
        var tag = text[..end];
        var rest = text[end..];
        var process = default(ReadOnlySpan<byte>);
        if (rest[0] == '[')
        {
            var close = rest.IndexOf((byte)']');
            if (close < 0) return;
            process = rest[1..close];
            rest = rest[(close + 1)..];
        }

        if (rest.IsEmpty || rest[0] != ':') return;
        if (rest.Length > 1 && rest[1] != ' ') return;
        Program = tag[(tag.LastIndexOf((byte)'/') + 1)..];
        Process = process;
        Message = rest[1..].TrimStart((byte)' ');
    }
}
