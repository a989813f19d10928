using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>Common Event Format, version 0 and 1, bare or behind a syslog header: what appliances and tools send of their alerts.</summary>
internal sealed class CefSource : ILogSource
{
    private const int Sure = 90;
    private const int MostLines = 16;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "cef",
        Title = "Common Event Format (CEF)",
        FormatPage = "https://learn.microsoft.com/en-us/azure/sentinel/cef-name-mapping",
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
            if (CefHeader.IsOne(line)) return Sure;
            if (++looked == MostLines) break;
        }

        return 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new CefReader(context);
}
