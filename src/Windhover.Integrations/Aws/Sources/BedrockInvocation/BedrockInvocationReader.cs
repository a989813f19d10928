using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.BedrockInvocation;

/// <summary>One invocation: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html. What was asked and answered is not kept.</summary>
internal sealed class BedrockInvocationReader : JsonRecordReader
{
    private readonly ArnIdentity identity;
    private readonly Symbol service, model;
    private readonly SymbolCache texts;
    private readonly JsonField time, account, region, requestId, operation, modelId, arn, error, stopReason, guardrail;

    /// <param name="context">What the file is read with.</param>
    public BedrockInvocationReader(ReaderContext context)
        : base(context)
    {
        identity = new ArnIdentity(Symbols);
        service = Symbols.Intern("bedrock.amazonaws.com"u8);
        model = Symbols.Intern("model"u8);
        texts = new SymbolCache(Symbols);
        time = Field("timestamp");
        account = Field("accountId");
        region = Field("region");
        requestId = Field("requestId");
        operation = Field("operation");
        modelId = Field("modelId");
        arn = Field("identity.arn");
        error = Field("errorCode");
        stopReason = Field("output.outputBodyJson.stopReason");
        guardrail = Field("output.outputBodyJson.amazon-bedrock-guardrailAction");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var when) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        ref var call = ref Begin(output, at, when, EventClass.ApiActivity);
        call.Activity = ActivityKind.Other;
        call.Service = service;
        call.Operation = texts.Of(record[operation]);
        call.Account = texts.Of(record[account]);
        call.Region = texts.Of(record[region]);
        call.Resource = texts.Of(record[modelId]);
        if (!call.Resource.IsNone) call.ResourceKind = model;
        call.Id = RecordId.FromText(record[requestId]);
        identity.Map(record[arn], ref call);
        call.Error = texts.Of(Refusal(record));
        call.Outcome = call.Error.IsNone ? Outcome.Success : Outcome.Failure;
    }

    private string? Problem(in JsonRecord record, out long when)
    {
        if (!IsoTime.TryRead(record[time], out when)) return record[time].IsEmpty ? "timestamp is missing" : "timestamp is not a time";
        return record[operation].IsEmpty ? "operation is missing" : null;
    }

    // A guardrail that intervened refuses the call in other words for each operation.
    private ReadOnlySpan<byte> Refusal(in JsonRecord record) =>
        !record[error].IsEmpty ? record[error]
        : record.Is(stopReason, "guardrail_intervened"u8) ? record[stopReason]
        : record.Is(guardrail, "INTERVENED"u8) ? record[guardrail]
        : default;
}
