using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekHttp;

/// <summary>Requests over plain HTTP and what a proxy was asked for: one line each.</summary>
internal sealed class ZeekHttpSource() : ZeekSource(Log, "base/protocols/http/main", EventClass.HttpActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("http", "trans_depth", "request_body_len", "tags", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekHttpMapping(context);
}
