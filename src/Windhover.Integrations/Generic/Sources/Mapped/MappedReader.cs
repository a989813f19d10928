using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Reads the records of a log as its mapping says.</summary>
internal sealed class MappedReader : JsonRecordReader
{
    private readonly Dictionary<string, JsonField> kept = new(StringComparer.Ordinal);
    private readonly Mapping mapping;
    private readonly JsonField[] time, startTime, recognise, ignore, classes;
    private readonly JsonField[][] fields;
    private byte[] lower = new byte[256];

    /// <param name="mapping">What the user wrote.</param>
    /// <param name="context">What the file is read with.</param>
    public MappedReader(Mapping mapping, ReaderContext context)
        : base(context)
    {
        this.mapping = mapping;
        time = Keep(mapping.Time.Paths);
        startTime = Keep(mapping.StartTime?.Paths ?? []);
        recognise = Keep(mapping.Recognise.Select(r => r.Path));
        ignore = Keep(mapping.Ignore.Select(r => r.Path));
        classes = Keep(mapping.Classes.Select(r => r.Rule.Path));
        fields = [.. mapping.Fields.Select(f => Keep(f.Value.Paths))];
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Foreign(record) is { } reason)
        {
            output.Ignore(at, reason);
            return;
        }

        var text = First(record, time);
        if (!mapping.Time.TryRead(text, out var instant))
        {
            output.Reject(at, text.IsEmpty ? "time is missing" : "time is not of the mapping's format");
            return;
        }

        if (!mapping.IsFlow)
        {
            Fill(record, ref Begin(output, at, instant, Class(record)));
            return;
        }

        ref var flow = ref output.AddNetwork();
        flow.Record = at;
        flow.EndTime = instant;
        flow.StartTime = mapping.StartTime?.TryRead(First(record, startTime), out var began) == true && began <= instant ? began : instant;
        Fill(record, ref flow);
        if (!flow.Source.IsNone && !flow.Destination.IsNone) return;
        output.RemoveLastNetwork();
        output.Reject(at, "source or destination is missing or not an address");
    }

    private static ReadOnlySpan<byte> First(in JsonRecord record, JsonField[] alternatives)
    {
        foreach (var field in alternatives)
        {
            var value = record[field];
            if (!value.IsEmpty) return value;
        }

        return default;
    }

    // A path that several fields use is kept once.
    private JsonField[] Keep(IEnumerable<string> paths) => [.. paths.Select(p => kept.TryGetValue(p, out var found) ? found : kept[p] = Field(p))];

    private string? Foreign(in JsonRecord record)
    {
        for (var i = 0; i < recognise.Length; i++)
        {
            if (!mapping.Recognise[i].Fits(record[recognise[i]])) return "a record of another kind";
        }

        for (var i = 0; i < ignore.Length; i++)
        {
            if (mapping.Ignore[i].Fits(record[ignore[i]])) return mapping.Ignore[i].Word;
        }

        return null;
    }

    private EventClass Class(in JsonRecord record)
    {
        for (var i = 0; i < classes.Length; i++)
        {
            if (mapping.Classes[i].Rule.Fits(record[classes[i]])) return mapping.Classes[i].Class;
        }

        return mapping.Class;
    }

    private void Fill(in JsonRecord record, ref ActorActivity activity)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var (target, value) = mapping.Fields[i];
            var text = Text(value, First(record, fields[i]));
            if (!text.IsEmpty) target.Actor!(ref activity, new MappedText(text, Symbols));
        }
    }

    private void Fill(in JsonRecord record, ref NetworkActivity flow)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var (target, value) = mapping.Fields[i];
            var text = Text(value, First(record, fields[i]));
            if (!text.IsEmpty) target.Flow!(ref flow, new MappedText(text, Symbols));
        }
    }

    private ReadOnlySpan<byte> Text(MappingValue value, ReadOnlySpan<byte> raw)
    {
        var text = value.Translate(raw);
        if (!value.IsLower) return text;
        if (lower.Length < text.Length) lower = new byte[text.Length * 2];
        for (var i = 0; i < text.Length; i++) lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        return lower.AsSpan(0, text.Length);
    }
}
