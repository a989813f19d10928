using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekDhcp;

/// <summary>Addresses that machines were given: one line for each conversation. No event, but the facts that tie addresses to machines.</summary>
internal sealed class ZeekDhcpSource() : ZeekSource(Log, "base/protocols/dhcp/main")
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("dhcp", "uids", "msg_types");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekDhcpMapping(context);
}
