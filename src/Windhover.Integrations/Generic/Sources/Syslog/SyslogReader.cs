using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>Reads one file, message by message, and gives each to the mapping of its program.</summary>
internal sealed class SyslogReader : IRecordReader
{
    private readonly LineClock clock;
    private readonly PairedLabels wanted;
    private readonly KeyValues pairs = new();
    private readonly bool isWanted;
    private readonly byte[] sender;
    private readonly SshMapping ssh;
    private readonly SudoMapping sudo;
    private readonly SuMapping su;

    /// <param name="context">What the file is read with.</param>
    public SyslogReader(ReaderContext context)
    {
        clock = new LineClock(context.Path);
        wanted = new PairedLabels(context.WantedFields, context.Symbols);
        isWanted = context.WantedFields.Count > 0;
        sender = SenderPath.Find(context.Path);
        var names = new HostNames(context.Symbols);
        ssh = new SshMapping(names);
        sudo = new SudoMapping(names);
        su = new SuMapping(names);
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.Trim("\r "u8).IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        if (!SyslogLine.TryRead(record, clock, out var line))
        {
            output.Reject(at, "no syslog header");
            return;
        }

        if (Problem(line) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        if (line.Host.IsEmpty) line.Host = sender;
        var attributes = Attributes(line, output);
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = line.Time;
        activity.Attributes = attributes;
        if (Map(line, ref activity) is not { } reason) return;
        output.RemoveLastActor();
        output.Ignore(at, reason);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => clock.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => clock.Restore(state);

    // A message of no program of ours needs no time to be known as such.
    private static string? Problem(in SyslogLine line) =>
        line.HasTime || !IsOurs(line.Program) ? null : line.LacksYear ? SyslogWords.LacksYear : "time: none";

    private static bool IsOurs(ReadOnlySpan<byte> program) =>
        program.SequenceEqual("sshd"u8) || program.SequenceEqual("sshd-session"u8) || program.SequenceEqual("sudo"u8) || program.SequenceEqual("su"u8);

    /// <summary>Fills the activity; otherwise why the message is no event.</summary>
    private string? Map(in SyslogLine line, ref ActorActivity activity)
    {
        if (!IsOurs(line.Program)) return "no mapping for this program";
        var isEvent = line.Program[^1] == 'o' ? sudo.Map(line, ref activity)
            : line.Program.Length == 2 ? su.Map(line, ref activity)
            : ssh.Map(line, ref activity);
        return isEvent ? null : "no mapping for this message of the program";
    }

    private AttributeRange Attributes(in SyslogLine line, EventBuffer output)
    {
        if (!isWanted) return default;
        pairs.Clear();
        pairs.Add("program"u8, line.Program, []);
        pairs.Add("pid"u8, line.Process, []);
        pairs.Add("host"u8, line.Host, []);
        pairs.Add("msgid"u8, line.MessageId, []);
        pairs.Add("message"u8, line.Message, []);
        StructuredData.Read(line.Data, pairs);
        output.BeginAttributes();
        wanted.Add(pairs, output);
        return output.EndAttributes();
    }
}
