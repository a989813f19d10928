using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.GuardDuty;

/// <summary>Findings of the provider's threat detection: exported to a bucket, on the event bus (under "detail"), and as its interface or command line lists them.</summary>
internal sealed class GuardDutySource : ILogSource
{
    private const int Named = 95;
    private const int Fewest = 4;
    private static readonly HeadMarks Exported = new("detectorId", "schemaVersion", "updatedAt", "severity", "accountId", "eventLastSeen", "resourceRole");
    private static readonly HeadMarks Listed = new("DetectorId", "SchemaVersion", "UpdatedAt", "Severity", "AccountId", "EventLastSeen", "ResourceRole");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.guardduty",
        Title = "Amazon GuardDuty findings",
        FormatPage = "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html",
        Classes = [EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["findings", "Findings"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => Exported.CountIn(head) >= Fewest || Listed.CountIn(head) >= Fewest ? Named : 0;

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new GuardDutyReader(context);
}
