using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekOther;

/// <summary>Ignores every line with a reason that says which kind of log it is.</summary>
internal sealed class ZeekOtherMapping : IRecordReader
{
    private readonly ZeekHeader header = new(_ => 0, "", []);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.IsEmpty) output.Ignore(at, "empty line");
        else if (header.TryRead(record)) output.Ignore(at, ZeekHeader.IsKnown(record) ? "header" : "comment");
        else if (record[0] != '{' && !header.HasColumns) output.Reject(at, "record: no #fields header before it");
        else output.Ignore(at, ZeekOtherLogs.ReasonOf(record[0] == '{' ? ZeekLog.PathOf(record) : header.Path));
    }

    /// <inheritdoc />
    public byte[]? SaveState() => header.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        foreach (var range in state.Split((byte)'\n')) header.TryRead(state[range]);
    }
}
