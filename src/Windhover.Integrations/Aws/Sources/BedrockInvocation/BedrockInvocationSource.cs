using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.BedrockInvocation;

/// <summary>Invocations of language models, with what was asked and answered.</summary>
internal sealed class BedrockInvocationSource : ILogSource
{
    private const int Named = 95;
    private static readonly HeadMarks Marks = new("modelId", "schemaType", "requestId", "accountId", "operation");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.bedrock-invocation",
        Title = "Amazon Bedrock model invocation logs",
        FormatPage = "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
        Classes = [EventClass.ApiActivity],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => head.IndexOf("\"ModelInvocationLog\""u8) >= 0 && Marks.CountIn(head) >= 3 ? Named : 0;

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new BedrockInvocationReader(context);
}
