using System.Text;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>A log source that a user described in YAML.</summary>
internal sealed class MappedSource : ILogSource
{
    // Above every source that ships: who writes a mapping means it.
    private const int Sure = 99;

    private readonly Mapping mapping;
    private readonly byte[][] names;
    private readonly byte[][][] values;

    /// <param name="mapping">What the user wrote.</param>
    public MappedSource(Mapping mapping)
    {
        this.mapping = mapping;
        names = [.. mapping.Recognise.SelectMany(r => r.Path.Split('.')).Distinct(StringComparer.Ordinal).Select(n => Encoding.UTF8.GetBytes($"\"{n}\""))];
        values = [.. mapping.Recognise.Where(r => r.Values.Count > 0).Select(r => r.Values.ToArray())];
        Descriptor = new SourceDescriptor
        {
            Name = mapping.Name,
            Title = mapping.Title,
            FormatPage = mapping.Page,
            Classes = [.. mapping.Classes.Select(c => c.Class).Prepend(mapping.Class).Distinct()],
            Framing = Framing.Json,
            RecordArrays = mapping.Records,
            Lag = mapping.Lag,
            Unit = "record",
        };
    }

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; }

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return 0;
        foreach (var name in names)
        {
            if (head.IndexOf(name) < 0) return 0;
        }

        foreach (var any in values)
        {
            if (!HasAny(head, any)) return 0;
        }

        return Sure;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new MappedReader(mapping, context);

    private static bool HasAny(ReadOnlySpan<byte> head, byte[][] texts)
    {
        foreach (var text in texts)
        {
            if (head.IndexOf(text) >= 0) return true;
        }

        return false;
    }
}
