using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSmbMapping;

/// <summary>Windows shares that were connected: one line each.</summary>
internal sealed class ZeekSmbMappingSource() : ZeekSource(Log, "base/protocols/smb/main", EventClass.FileHostingActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("smb_mapping", "share_type", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekSmbMappingMapping(context);
}
