using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Cef;
using Windhover.Integrations.Generic.Sources.Common;
using Windhover.Integrations.Generic.Sources.Leef;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>Syslog messages of RFC 5424 and RFC 3164, from files and from listeners: sign-ins by ssh, and changes of user by sudo and su.</summary>
internal sealed class SyslogSource : ILogSource
{
    // Below every log that has a form of its own and only travels by syslog.
    private const int Sure = 60;
    private const int MostLines = 16;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "syslog",
        Title = "Syslog (RFC 5424, RFC 3164)",
        FormatPage = "https://www.rfc-editor.org/rfc/rfc5424",
        Classes = [EventClass.Authentication, EventClass.ProcessActivity],
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var clock = new LineClock("");
        int looked = 0, found = 0;
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].Trim("\r "u8);
            if (line.IsEmpty) continue;
            if (CefHeader.Find(line) >= 0 || LeefHeader.Find(line) >= 0) return 0;
            if (IsMessage(line, clock)) found++;
            if (++looked == MostLines) break;
        }

        // Odd lines among messages do not make a file another log.
        return found > 0 && found * 2 >= looked ? Sure : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new SyslogReader(context);

    // A time alone is how most logs begin: the rest must have the form of a message, too.
    private static bool IsMessage(ReadOnlySpan<byte> line, LineClock clock)
    {
        if (!SyslogLine.TryRead(line, clock, out var message)) return false;
        if (message.Priority >= 0) return message.IsStructured || message.HasTime || message.LacksYear;
        return (message.HasTime || message.LacksYear) && !message.Host.IsEmpty && !message.Program.IsEmpty;
    }
}
