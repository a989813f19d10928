using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSsh;

/// <summary>Connections over SSH: one line each, with whether the sign-in worked.</summary>
internal sealed class ZeekSshSource() : ZeekSource(Log, "base/protocols/ssh/main", EventClass.Authentication)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("ssh", "auth_attempts", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekSshMapping(context);
}
