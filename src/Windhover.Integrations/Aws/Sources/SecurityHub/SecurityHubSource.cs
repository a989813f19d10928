using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.SecurityHub;

/// <summary>Findings in the provider's own finding format: on the event bus (several under "detail.findings"), as they are imported, and as they are listed.</summary>
internal sealed class SecurityHubSource : ILogSource
{
    private const int Named = 95;
    private static readonly HeadMarks Marks = new("ProductArn", "AwsAccountId", "GeneratorId", "SchemaVersion", "Resources");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.security-hub",
        Title = "AWS Security Hub findings (ASFF)",
        FormatPage = "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html",
        Classes = [EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["Findings", "findings", "detail.findings"],
        Unit = "finding",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => Marks.CountIn(head) >= 4 ? Named : 0;

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new SecurityHubReader(context);
}
