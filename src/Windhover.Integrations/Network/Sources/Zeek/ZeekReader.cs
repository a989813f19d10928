using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>
/// Base of the readers of Zeek's logs: header lines set the columns, JSON lines carry their own names (<c>id.orig_h</c> or a nested <c>id</c>), every other line
/// is cut by the columns. The derived class names its fields in its constructor and sees both forms alike; models may ask for any column.
/// </summary>
internal abstract class ZeekReader : IRecordReader
{
    private readonly JsonFieldNode root = new("");
    private readonly JsonValues values = new();
    private readonly List<JsonFieldNode> columns = [];
    private readonly JsonWalk walk;
    private readonly ZeekHeader header;
    private readonly byte[] log;
    private readonly JsonField path, sensor;
    private readonly SymbolCache networks;

    /// <param name="context">What the file is read with.</param>
    /// <param name="zeekLog">The log that is read; lines of others are ignored.</param>
    protected ZeekReader(ReaderContext context, ZeekLog zeekLog)
    {
        Symbols = context.Symbols;
        networks = new SymbolCache(Symbols);
        log = System.Text.Encoding.UTF8.GetBytes(zeekLog.Path);
        walk = new JsonWalk(root, values);
        header = new ZeekHeader(ColumnOf, zeekLog.Path, [.. zeekLog.Marks.Select(m => columns.IndexOf(Column(m)) + 1)]);
        foreach (var wanted in context.WantedFields.Order(StringComparer.Ordinal)) Column(wanted).Wanted = Symbols.Intern(wanted);
        Time = Field("ts");
        Uid = Field("uid");
        path = Field("_path");
        sensor = Field("_system_name", "sensor", "sensor_name");
        (OriginHost, OriginPort) = (Field("id.orig_h"), Field("id.orig_p"));
        (ResponderHost, ResponderPort) = (Field("id.resp_h"), Field("id.resp_p"));
    }

    /// <summary>Where texts are kept.</summary>
    protected SymbolTable Symbols { get; }

    /// <summary>When.</summary>
    protected JsonField Time { get; }

    /// <summary>The connection's id.</summary>
    protected JsonField Uid { get; }

    /// <summary>Who opened the connection.</summary>
    protected JsonField OriginHost { get; }

    /// <summary>Its port.</summary>
    protected JsonField OriginPort { get; }

    /// <summary>Who answered.</summary>
    protected JsonField ResponderHost { get; }

    /// <summary>Its port.</summary>
    protected JsonField ResponderPort { get; }

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

        values.Clear();
        output.BeginAttributes();
        var fields = new JsonRecord(record, values);
        var isJson = record[0] == '{';
        if (isJson && !IsJson(record, output)) output.Reject(at, "record: broken JSON");
        else if (!isJson && !header.HasColumns) output.Reject(at, "record: no #fields header before it");
        else if (isJson ? !fields[path].IsEmpty && !fields.Is(path, log) : !header.IsOwn) output.Ignore(at, "another log");
        else if (!isJson && !IsRow(record, output)) output.Reject(at, "record: too few fields");
        else Map(fields, at, output);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => header.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        foreach (var range in state.Split((byte)'\n')) header.TryRead(state[range]);
    }

    /// <summary>Says what a line says: adds its event, or ignores or rejects it.</summary>
    /// <param name="record">The line's fields; unset ones are empty.</param>
    /// <param name="at">Where it is.</param>
    /// <param name="output">Where events go.</param>
    protected abstract void Map(in JsonRecord record, RecordRef at, EventBuffer output);

    /// <summary>Keeps a column; of several names the first that has a value wins.</summary>
    protected JsonField Field(params ReadOnlySpan<string> names) => Keep(names, isWhole: false);

    /// <summary>Keeps a column that holds several values: as it stands in a row, as an array in JSON.</summary>
    protected JsonField Whole(string name) => Keep([name], isWhole: true);

    /// <summary>Reads the time alone.</summary>
    /// <returns>False, with the record rejected, when there is none.</returns>
    protected bool TryTime(in JsonRecord record, RecordRef at, EventBuffer output, out long milliseconds)
    {
        if (ZeekTime.TryRead(record[Time], out milliseconds)) return true;
        output.Reject(at, "ts: not a time");
        return false;
    }

    /// <summary>Reads the time and both ends of the connection.</summary>
    /// <returns>False, with the record rejected, when one of them is none.</returns>
    protected bool TryEnds(in JsonRecord record, RecordRef at, EventBuffer output, out ZeekEnds ends)
    {
        ends = default;
        if (!TryTime(record, at, output, out var when)) return false;
        var reason = !Address.TryParse(record[OriginHost], out var origin) ? "id.orig_h: not an address"
            : !Address.TryParse(record[ResponderHost], out var responder) ? "id.resp_h: not an address"
            : !TryPort(record[OriginPort], out var originAt) ? "id.orig_p: not a port"
            : !TryPort(record[ResponderPort], out var responderAt) ? "id.resp_p: not a port"
            : Set(out ends, new ZeekEnds(when, origin, originAt, responder, responderAt));
        if (reason is null) return true;
        output.Reject(at, reason);
        return false;
    }

    /// <summary>The network in which addresses mean something: who watched.</summary>
    protected Symbol Network(in JsonRecord record) => networks.Of(record[sensor]);

    /// <summary>The record's id, from what sets it apart within its connection.</summary>
    protected RecordId Id(in JsonRecord record, ReadOnlySpan<byte> what, ReadOnlySpan<byte> which = default, ReadOnlySpan<byte> how = default) =>
        SensorId.Of(log, record[Uid], record[Time], what, which, how);

    /// <summary>Starts the activity of the machine that opened the connection.</summary>
    protected ref ActorActivity Begin(in JsonRecord record, RecordRef at, EventBuffer output, in ZeekEnds ends, EventClass eventClass)
    {
        var attributes = output.EndAttributes();
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Attributes = attributes;
        activity.Class = eventClass;
        activity.Time = ends.Time;
        (activity.SourceAddress, activity.SourcePort) = (ends.Origin, ends.OriginPort);
        (activity.Destination, activity.DestinationPort) = (ends.Responder, ends.ResponderPort);
        activity.Network = Network(record);
        return ref activity;
    }

    /// <summary>What <c>T</c> and <c>F</c> (in JSON <c>true</c> and <c>false</c>) say of how an attempt ended.</summary>
    protected static Outcome OutcomeOf(ReadOnlySpan<byte> success) => success.IsEmpty ? Outcome.Unknown : (success[0] | 0x20) switch
    {
        't' => Outcome.Success,
        'f' => Outcome.Failure,
        _ => Outcome.Unknown,
    };

    /// <summary>A port that may be unset; 0 for what is none.</summary>
    protected static ushort Port(ReadOnlySpan<byte> text) => ZeekNumber.TryCount(text, ushort.MaxValue, out var port) ? (ushort)port : (ushort)0;

    /// <summary>A count that may be unset; 0 for what is none.</summary>
    protected static long Count(ReadOnlySpan<byte> text) => ZeekNumber.TryCount(text, long.MaxValue, out var count) ? count : 0;

    private static string? Set(out ZeekEnds ends, ZeekEnds value)
    {
        ends = value;
        return null;
    }

    private static bool TryPort(ReadOnlySpan<byte> text, out ushort port)
    {
        var isPort = ZeekNumber.TryCount(text, ushort.MaxValue, out var number);
        port = (ushort)number;
        return isPort || text.IsEmpty;
    }

    private JsonField Keep(ReadOnlySpan<string> names, bool isWhole)
    {
        var first = -1;
        foreach (var name in names)
        {
            var node = Column(name);
            if (node.Slot >= 0) throw new InvalidOperationException($"'{name}' is kept twice: use the field that has it");
            node.Slot = values.Add();
            node.IsWhole = isWhole;
            if (first < 0) first = node.Slot;
        }

        return new JsonField(first, names.Length);
    }

    // Nested as JSON may be, and under its flat name with dots.
    private JsonFieldNode Column(string name)
    {
        var node = root.Path(name);
        root.Link(name, node);
        if (!columns.Contains(node)) columns.Add(node);
        return node;
    }

    private int ColumnOf(ReadOnlySpan<byte> name) => root.Find(name) is { } node ? columns.IndexOf(node) + 1 : 0;

    private bool IsRow(ReadOnlySpan<byte> line, EventBuffer output)
    {
        var row = new ZeekRow(line, header);
        while (row.MoveNext())
        {
            var node = columns[row.Column - 1];
            if (node.Slot >= 0 && values.IsFree(node.Slot)) values.Keep(node.Slot, row.Start, row.Value.Length);
            if (!node.Wanted.IsNone) output.AddAttribute(node.Wanted, row.Value);
        }

        return !row.IsShort;
    }

    private bool IsJson(ReadOnlySpan<byte> line, EventBuffer output)
    {
        try
        {
            return walk.Read(line, output);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // an escaped half of a surrogate pair
        }
    }
}
