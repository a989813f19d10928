using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>Log Event Extended Format, version 1.0 and 2.0, bare or behind a syslog header.</summary>
internal sealed class LeefSource : ILogSource
{
    private const int Sure = 90;
    private const int MostLines = 16;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "leef",
        Title = "Log Event Extended Format (LEEF)",
        FormatPage = "https://www.ibm.com/docs/en/dsm?topic=overview-leef-event-components",
        Classes = [EventClass.DetectionFinding, EventClass.Authentication],
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var looked = 0;
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].Trim("\r "u8);
            if (line.IsEmpty) continue;
            if (line[0] is (byte)'{' or (byte)'[') return 0;
            var at = LeefHeader.Find(line);
            if (at >= 0 && line[at..].Count((byte)'|') >= LeefHeader.Fields) return Sure;
            if (++looked == MostLines) break;
        }

        return 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new LeefReader(context);
}
