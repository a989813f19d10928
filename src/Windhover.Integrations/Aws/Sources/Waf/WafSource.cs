using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.Waf;

/// <summary>Requests that a web access control list judged.</summary>
internal sealed class WafSource : ILogSource
{
    private const int Named = 95;
    private static readonly HeadMarks Marks = new("webaclId", "httpRequest", "terminatingRuleId", "httpSourceName", "action");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.waf",
        Title = "AWS WAF web ACL logs",
        FormatPage = "https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html",
        Classes = [EventClass.HttpActivity],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => Marks.CountIn(head) >= 4 ? Named : 0;

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new WafReader(context);
}
