using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekKerberos;

/// <summary>Tickets that were asked for over Kerberos: one line each.</summary>
internal sealed class ZeekKerberosSource() : ZeekSource(Log, "base/protocols/krb/main", EventClass.Authentication)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("kerberos", "request_type", "service", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekKerberosMapping(context);
}
