using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Reads lines that hold one alert each as pairs of key and value behind a header, bare or inside a syslog message.</summary>
/// <param name="context">What the file is read with.</param>
/// <param name="format">Name of the format, for reasons.</param>
internal abstract class AlertLineReader(ReaderContext context, string format) : IRecordReader
{
    private readonly string withoutHeader = $"a syslog message without {format}";
    private readonly string noHeader = $"no {format} header";
    private readonly PairedLabels labels = new(context.WantedFields, context.Symbols);

    /// <summary>What the line says.</summary>
    protected KeyValues Pairs { get; } = new();

    /// <summary>Knows the time around times that lack a year.</summary>
    protected LineClock Clock { get; } = new(context.Path);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.Trim("\r "u8).IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        Pairs.Clear();
        var start = Find(record);
        if (start < 0)
        {
            // A syslog stream carries more than alerts.
            if (SyslogLine.TryRead(record, Clock, out _)) output.Ignore(at, withoutHeader);
            else output.Reject(at, noHeader);
            return;
        }

        var hasEnvelope = SyslogLine.TryRead(record[..start], Clock, out var envelope);
        if (Take(record[start..].TrimEnd("\r\n "u8)) is { } broken)
        {
            output.Reject(at, broken);
            return;
        }

        if (!TryTime(out var time, out var problem))
        {
            if (!hasEnvelope || !envelope.HasTime)
            {
                output.Reject(at, problem ?? (hasEnvelope && envelope.LacksYear ? SyslogWords.LacksYear : "no time, neither of its own nor of a syslog header"));
                return;
            }

            time = envelope.Time;
        }

        output.BeginAttributes();
        labels.Add(Pairs, output);
        var attributes = output.EndAttributes();
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = time;
        activity.Attributes = attributes;
        Map(hasEnvelope ? envelope.Host : default, ref activity);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => Clock.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => Clock.Restore(state);

    /// <summary>Where the header begins in a line, or −1.</summary>
    protected abstract int Find(ReadOnlySpan<byte> line);

    /// <summary>Takes header and pairs apart, into <see cref="Pairs"/>.</summary>
    /// <returns>What is wrong, in constant words; null when nothing is.</returns>
    protected abstract string? Take(ReadOnlySpan<byte> text);

    /// <summary>The alert's own time.</summary>
    /// <param name="time">Epoch milliseconds.</param>
    /// <param name="problem">What is wrong with the time that it has; null when it has none.</param>
    protected abstract bool TryTime(out long time, out string? problem);

    /// <summary>Fills the event.</summary>
    protected abstract void Map(ReadOnlySpan<byte> sender, ref ActorActivity activity);
}
