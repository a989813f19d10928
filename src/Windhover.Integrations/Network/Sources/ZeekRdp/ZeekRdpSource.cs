using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekRdp;

/// <summary>Connections over RDP: one line each.</summary>
internal sealed class ZeekRdpSource() : ZeekSource(Log, "base/protocols/rdp/main", EventClass.Authentication)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("rdp", "cert_count", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekRdpMapping(context);
}
