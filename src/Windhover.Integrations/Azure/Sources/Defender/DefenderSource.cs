using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Azure.Sources.Defender;

/// <summary>Alerts of Microsoft Defender for Cloud: the REST and continuous export form, the flat form of workflow automation, and the SecurityAlert table as JSON.</summary>
internal sealed class DefenderSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.defender",
        Title = "Microsoft Defender for Cloud alerts",
        FormatPage = "https://learn.microsoft.com/en-us/azure/defender-for-cloud/alerts-schemas",
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
        var isRest = Has(head, "\"alertType\""u8) && Has(head, "\"alertDisplayName\""u8);
        var isFlat = Has(head, "\"AlertType\""u8) && (Has(head, "\"SystemAlertId\""u8) || Has(head, "\"AlertDisplayName\""u8));
        return isRest || isFlat ? 92 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new DefenderReader(context);

    private static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text) => head.IndexOf(text) >= 0;
}
