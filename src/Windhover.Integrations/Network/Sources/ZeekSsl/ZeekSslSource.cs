using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSsl;

/// <summary>TLS handshakes: one line each, with the name of the server that the client asked for.</summary>
internal sealed class ZeekSslSource() : ZeekSource(Log, "base/protocols/ssl/main", EventClass.HttpActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("ssl", "resumed", "established", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekSslMapping(context);
}
