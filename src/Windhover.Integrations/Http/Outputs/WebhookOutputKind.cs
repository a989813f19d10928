using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Http.Outputs;

/// <summary>Signed webhook: a JSON document that the user shapes.</summary>
internal sealed class WebhookOutputKind : IOutputKind
{
    private const string Everything = """
        {"message_id": "{{message_id}}", "key": "{{key}}", "changes": "{{changes}}", "notes": "{{notes}}", "more": "{{more}}", "url": "{{url}}", "is_test": "{{is_test}}",
         "incident": {"id": "{{incident.id}}", "title": "{{incident.title}}", "severity": "{{incident.severity}}", "verdict": "{{incident.verdict}}", "status": "{{incident.status}}",
          "score": "{{incident.score}}", "summary": "{{incident.summary}}", "entities": "{{incident.entities}}", "attacks": "{{incident.attacks}}", "alerts": "{{incident.alerts}}",
          "start_time": "{{incident.start_time}}", "end_time": "{{incident.end_time}}", "detected_at": "{{incident.detected_at}}"}}
        """;

    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "webhook",
        Title = "Signed webhook",
        Page = "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
        Story = "Every message is one call with `Idempotency-Key`, the message's id, and a signature `t=SECONDS,v1=HEX`: the HMAC-SHA256 of SECONDS, a dot and the body. The receiver tells incidents apart by `key`.",
        Settings =
        [
            new("url", "Where messages are sent. It may hold a secret.", IsSecret: true),
            new("method", "POST, PUT or PATCH.", "POST"),
            new("body", "JSON document that is sent. A text in it that is `{{name}}` alone becomes that value, in a longer text it is put in as text. Names: " + string.Join(", ", OutputValues.Names) + ".", Everything),
            new("headers", "Headers of every call, one a line as `Name: value`; a line may be `env:NAME` or `file:PATH`.", "", IsSecret: true),
            new("secret", "Secret shared with the receiver, at least 16 characters: calls are signed with it.", IsSecret: true),
            new("signature_header", "Header with the signature.", "Windhover-Signature"),
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => new WebhookOutput(settings, clock);
}
