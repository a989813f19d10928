using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Common;

/// <summary>
/// Base of the readers of JSON logs: one pass over each record keeps the fields that the derived class named in its constructor, adds those that models ask
/// for, and skips the rest without building anything.
/// </summary>
/// <remarks>
/// Names are matched exactly; objects are joined by dots, arrays are walked without an index and their first value is kept
/// (<c>target.id</c> is the id of the first target). A name that holds dots itself is walked by its parts. A property whose value is an array to be looked through is named with <see cref="Whole"/>.
/// </remarks>
internal abstract class JsonRecordReader : IRecordReader
{
    private readonly JsonFieldNode root = new("");
    private readonly JsonValues values = new();
    private readonly JsonWalk walk;

    /// <param name="context">What the file is read with.</param>
    protected JsonRecordReader(ReaderContext context)
    {
        Symbols = context.Symbols;
        walk = new JsonWalk(root, values);
        foreach (var path in context.WantedFields.Order(StringComparer.Ordinal)) root.Path(path).Wanted = Symbols.Intern(path);
    }

    /// <summary>Where texts are kept.</summary>
    protected SymbolTable Symbols { get; }

    /// <inheritdoc />
    public virtual IReadOnlyList<MissingField> Missing => [];

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        values.Clear();
        output.BeginAttributes();
        if (Parse(record, output) is { } broken)
        {
            output.Reject(at, broken);
            return;
        }

        Map(new JsonRecord(record, values), at, output);
    }

    /// <summary>Says what a record says: adds its events, or ignores or rejects it, as <see cref="IRecordReader.Read"/> asks.</summary>
    /// <param name="record">The record; its values are good until this returns.</param>
    /// <param name="at">Where it is; goes into <see cref="ActorActivity.Record"/>.</param>
    /// <param name="output">Where events go. <see cref="EventBuffer.EndAttributes"/> gives the fields that models asked for.</param>
    protected abstract void Map(in JsonRecord record, RecordRef at, EventBuffer output);

    /// <summary>Keeps the value of a field; of several paths the first that has one wins.</summary>
    protected JsonField Field(params ReadOnlySpan<string> paths) => Add(paths, isWhole: false);

    /// <summary>Keeps an object or array as a whole, also one that is written as JSON inside a text.</summary>
    protected JsonField Whole(params ReadOnlySpan<string> paths) => Add(paths, isWhole: true);

    /// <summary>A property under which the record stands when it comes in an envelope (<c>detail</c>).</summary>
    protected void Envelope(string name) => root.Link(name, root);

    /// <summary>Another name that a property goes by (an export that writes names in lower case); what models ask for by the vendor's name is found under it, too.</summary>
    /// <param name="path">The property, as the vendor's page names it.</param>
    /// <param name="name">The other name of its last part.</param>
    protected void Alias(string path, string name)
    {
        var dot = path.LastIndexOf('.');
        var parent = dot < 0 ? root : root.Path(path[..dot]);
        parent.Link(name, root.Path(path));
    }

    /// <summary>Starts an activity at its place and time, with the fields that models asked for.</summary>
    protected static ref ActorActivity Begin(EventBuffer output, RecordRef at, long time, EventClass eventClass)
    {
        var attributes = output.EndAttributes();
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = time;
        activity.Class = eventClass;
        activity.Attributes = attributes;
        return ref activity;
    }

    private JsonField Add(ReadOnlySpan<string> paths, bool isWhole)
    {
        var first = -1;
        foreach (var path in paths)
        {
            var node = root.Path(path);
            if (node.Slot >= 0) throw new InvalidOperationException($"'{path}' is kept twice: use the field that has it");
            node.Slot = values.Add();
            node.IsWhole = isWhole;
            if (first < 0) first = node.Slot;
        }

        return new JsonField(first, paths.Length);
    }

    private string? Parse(ReadOnlySpan<byte> record, EventBuffer output)
    {
        try
        {
            return walk.Read(record, output) ? null : "not a JSON object";
        }
        catch (JsonException)
        {
            return "not valid JSON";
        }
        catch (InvalidOperationException)
        {
            return "text is not valid UTF-8";
        }
    }
}
