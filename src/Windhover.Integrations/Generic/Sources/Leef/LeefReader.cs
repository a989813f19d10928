using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>Reads one file, line by line.</summary>
/// <param name="context">What it is read with.</param>
internal sealed class LeefReader(ReaderContext context) : IRecordReader
{
    private readonly KeyValues pairs = new();
    private readonly LineClock clock = new(context.Path);
    private readonly PairedLabels wanted = new(context.WantedFields, context.Symbols);
    private readonly LeefMapping mapping = new(context.Symbols);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.Trim("\r "u8).IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        pairs.Clear();
        var start = LeefHeader.Find(record);
        if (start < 0)
        {
            // A syslog stream carries more than alerts.
            if (SyslogLine.TryRead(record, clock, out _)) output.Ignore(at, "a syslog message without LEEF");
            else output.Reject(at, "no LEEF header");
            return;
        }

        var hasEnvelope = SyslogLine.TryRead(record[..start], clock, out var envelope);
        var text = record[start..].TrimEnd("\r\n "u8);
        if (!LeefHeader.TryTake(ref text, pairs, out var delimiter))
        {
            output.Reject(at, "LEEF header: too few fields, or a delimiter that is none");
            return;
        }

        LeefAttributes.Read(text, delimiter, pairs);
        if (!LeefTime.TryRead(pairs["devTime"u8], pairs["devTimeFormat"u8], clock, out var time))
        {
            if (!hasEnvelope || !envelope.HasTime)
            {
                output.Reject(at, !pairs["devTime"u8].IsEmpty ? "devTime: not a time" : hasEnvelope && envelope.LacksYear ? SyslogWords.LacksYear : "no time: neither devTime nor a syslog header");
                return;
            }

            time = envelope.Time;
        }

        output.BeginAttributes();
        wanted.Add(pairs, output);
        var attributes = output.EndAttributes();
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = time;
        activity.Attributes = attributes;
        mapping.Map(pairs, hasEnvelope ? envelope.Host : default, ref activity);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => clock.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => clock.Restore(state);
}
