using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Azure.Sources.GraphSecurityAlert;

/// <summary>Alerts of the Microsoft Graph security API (alerts_v2), of every product of Microsoft Defender.</summary>
internal sealed class GraphSecurityAlertSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "graph.security-alert",
        Title = "Microsoft Graph security alerts",
        FormatPage = "https://learn.microsoft.com/en-us/graph/api/resources/security-alert",
        Classes = [EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(60),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return 0;
        return head.IndexOf("\"serviceSource\""u8) >= 0 && head.IndexOf("\"severity\""u8) >= 0 && head.IndexOf("\"firstActivityDateTime\""u8) >= 0 ? 92 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new GraphAlertReader(context);
}
