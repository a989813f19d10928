using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekDns;

/// <summary>Names that machines looked up: one line for each query, with its answer.</summary>
internal sealed class ZeekDnsSource() : ZeekSource(Log, "base/protocols/dns/main", EventClass.DnsActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("dns", "trans_id", "rejected", "RD", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekDnsMapping(context);
}
