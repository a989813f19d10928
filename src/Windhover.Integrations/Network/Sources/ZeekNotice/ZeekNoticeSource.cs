using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekNotice;

/// <summary>What Zeek itself holds to be worth a look: one line each.</summary>
internal sealed class ZeekNoticeSource() : ZeekSource(Log, "base/frameworks/notice/main", EventClass.DetectionFinding)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("notice", "note", "actions", "suppress_for");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekNoticeMapping(context);
}
