using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Reads a connection log line by line: header lines set the columns, JSON lines carry their own, every other line is cut by the columns.</summary>
internal sealed class ZeekConnMapping(SymbolTable symbols) : IRecordReader
{
    private readonly ZeekHeader header = ConnColumns.Header();
    private readonly JsonLine json = new();

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        if (header.TryRead(record))
        {
            output.Ignore(at, ZeekHeader.IsKnown(record) ? "header" : "comment");
            return;
        }

        var fields = default(ConnFields);
        var isJson = record[0] == '{';
        if (isJson && !json.TryRead(record, ref fields))
        {
            output.Reject(at, "record: broken JSON");
            return;
        }

        if (!isJson && !header.HasColumns)
        {
            output.Reject(at, "record: no #fields header before it");
            return;
        }

        if (isJson ? !fields.Path.IsEmpty && !fields.Path.SequenceEqual("conn"u8) : !header.IsOwn)
        {
            output.Ignore(at, "not the connection log");
            return;
        }

        if (!isJson && !fields.TryRead(record, header))
        {
            output.Reject(at, "record: too few fields");
            return;
        }

        Map(in fields, at, output);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => header.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        foreach (var range in state.Split((byte)'\n')) header.TryRead(state[range]);
    }

    private void Map(in ConnFields fields, RecordRef at, EventBuffer output)
    {
        ref var flow = ref output.AddNetwork();
        var reason = ConnEndpoints.Read(in fields, ref flow) ?? ConnTimes.Read(in fields, ref flow) ?? ConnCounters.Read(in fields, ref flow);
        if (reason is not null)
        {
            output.RemoveLastNetwork();
            output.Reject(at, reason);
            return;
        }

        ConnStates.Read(in fields, ref flow);
        flow.Phase = FlowPhase.Whole;
        flow.Service = symbols.Intern(fields.Service);
        flow.State = symbols.Intern(fields.State);
        flow.Network = symbols.Intern(fields.Sensor);
        flow.Id = RecordId.FromText(fields.Uid);
        flow.Record = at;
    }
}
