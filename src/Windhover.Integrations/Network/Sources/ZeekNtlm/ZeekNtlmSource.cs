using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekNtlm;

/// <summary>Sign-ins over NTLM: one line each.</summary>
internal sealed class ZeekNtlmSource() : ZeekSource(Log, "base/protocols/ntlm/main", EventClass.Authentication)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("ntlm", "server_nb_computer_name", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekNtlmMapping(context);
}
