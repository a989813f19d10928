using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekFiles;

/// <summary>Files that were sent over the network: one line each.</summary>
internal sealed class ZeekFilesSource() : ZeekSource(Log, "base/frameworks/files/main", EventClass.FileHostingActivity)
{
    /// <summary>The log, and what its lines are known by.</summary>
    internal static readonly ZeekLog Log = new("files", "fuid", "seen_bytes", "timedout");

    /// <inheritdoc />
    public override IRecordReader CreateReader(ReaderContext context) => new ZeekFilesMapping(context);
}
