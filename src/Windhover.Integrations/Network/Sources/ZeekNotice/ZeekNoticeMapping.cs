using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekNotice;

/// <summary>One line is one notice; Zeek says no severity.</summary>
internal sealed class ZeekNoticeMapping : ZeekReader
{
    private readonly JsonField note, message, sub, protocol, source, destination, actions;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekNoticeMapping(ReaderContext context)
        : base(context, ZeekNoticeSource.Log)
    {
        note = Field("note");
        message = Field("msg");
        sub = Field("sub");
        protocol = Field("proto");
        source = Field("src");
        destination = Field("dst");
        actions = Whole("actions");
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryTime(record, at, output, out var time)) return;
        if (record[note].IsEmpty)
        {
            output.Reject(at, "note: not said");
            return;
        }

        if (!Address.TryParse(record[source], out var from)) Address.TryParse(record[OriginHost], out from);
        if (!Address.TryParse(record[destination], out var to)) Address.TryParse(record[ResponderHost], out to);
        ref var activity = ref Begin(record, at, output, new ZeekEnds(time, from, Port(record[OriginPort]), to, Port(record[ResponderPort])), EventClass.DetectionFinding);
        activity.Id = SensorId.Of("notice"u8, record[note], record[Time], record[message], record[sub]);
        activity.Protocol = record[protocol] switch
        {
            var name when name.SequenceEqual("tcp"u8) => 6,
            var name when name.SequenceEqual("udp"u8) => 17,
            _ => 0,
        };
        activity.Service = words.Of("notice"u8);
        activity.Operation = words.Of(record[note]);
        activity.Related = words.Of(record[message]);
        if (record[actions].IndexOf("ACTION_DROP"u8) >= 0) activity.Outcome = Outcome.Failure;
    }
}
