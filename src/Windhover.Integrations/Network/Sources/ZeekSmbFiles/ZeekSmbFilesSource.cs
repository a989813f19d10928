using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSmbFiles;

/// <summary>What was done to files of Windows shares: one line each.</summary>
internal sealed class ZeekSmbFilesSource() : ZeekSource(Log, "base/protocols/smb/main", EventClass.FileHostingActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("smb_files", "action", "name", "size", "uid", "id.orig_h");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekSmbFilesMapping(context);
}
