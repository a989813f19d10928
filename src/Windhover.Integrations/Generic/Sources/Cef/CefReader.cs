using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>Reads one file, line by line.</summary>
/// <param name="context">What it is read with.</param>
internal sealed class CefReader(ReaderContext context) : IRecordReader
{
    private readonly KeyValues pairs = new();
    private readonly LineClock clock = new(context.Path);
    private readonly PairedLabels labels = new(context.WantedFields, context.Symbols);
    private readonly CefMapping mapping = new(context.Symbols);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.Trim("\r "u8).IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        pairs.Clear();
        var start = CefHeader.Find(record);
        if (start < 0)
        {
            // A syslog stream carries more than alerts.
            if (SyslogLine.TryRead(record, clock, out _)) output.Ignore(at, "a syslog message without CEF");
            else output.Reject(at, "no CEF header");
            return;
        }

        var hasEnvelope = SyslogLine.TryRead(record[..start], clock, out var envelope);
        var text = record[start..].TrimEnd("\r\n "u8);
        if (!CefHeader.TryTake(ref text, pairs))
        {
            output.Reject(at, "CEF header: too few fields");
            return;
        }

        CefExtension.Read(text, pairs);
        if (!TryTime(hasEnvelope && envelope.HasTime ? envelope.Time : null, out var time))
        {
            output.Reject(at, HasTime ? "rt: not a time" : hasEnvelope && envelope.LacksYear ? SyslogWords.LacksYear : "no time: neither start, rt, end nor a syslog header");
            return;
        }

        output.BeginAttributes();
        labels.Add(pairs, output);
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

    private bool HasTime => !pairs["start"u8].IsEmpty || !pairs["rt"u8].IsEmpty || !pairs["end"u8].IsEmpty;

    private bool TryTime(long? envelope, out long time)
    {
        if (AlertTime.TryRead(pairs.First("start"u8, "startTime"u8), clock, out time)) return true;
        if (AlertTime.TryRead(pairs.First("rt"u8, "deviceReceiptTime"u8), clock, out time)) return true;
        if (AlertTime.TryRead(pairs.First("end"u8, "endTime"u8), clock, out time)) return true;
        time = envelope ?? 0;
        return envelope is not null;
    }
}
