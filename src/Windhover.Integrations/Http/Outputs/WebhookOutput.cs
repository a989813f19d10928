using System.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;
using Windhover.Integrations.Common.Templates;

namespace Windhover.Integrations.Http.Outputs;

/// <summary>Sends signed calls; the receiver recognises a message that comes twice by its <c>Idempotency-Key</c>.</summary>
internal sealed class WebhookOutput : IOutput
{
    private const int ShortestSecret = 16;
    private readonly OutputHttp http;
    private readonly TimeProvider clock;
    private readonly HttpMethod method;
    private readonly Uri address;
    private readonly JsonTemplate body;
    private readonly IReadOnlyList<KeyValuePair<string, string>> headers;
    private readonly string signatureHeader;
    private readonly byte[] secret;

    /// <param name="settings">Those of <see cref="WebhookOutputKind"/>.</param>
    /// <param name="clock">The second of a call.</param>
    /// <exception cref="CollectorSettingsException">One of them is wrong.</exception>
    public WebhookOutput(CollectorSettings settings, TimeProvider clock)
    {
        if (settings["secret"].Length < ShortestSecret) throw new CollectorSettingsException("secret", "expected at least 16 characters");
        this.clock = clock;
        method = new HttpMethod(settings.OneOf("method", "POST", "PUT", "PATCH"));
        address = OutputHttp.Address(settings, "url");
        body = new JsonTemplate(settings["body"], "body", OutputValues.Names);
        headers = HeaderSettings.Lines(settings, "headers");
        signatureHeader = HeaderSettings.Name(settings["signature_header"], "signature_header");
        secret = Encoding.UTF8.GetBytes(settings["secret"]);
        http = new OutputHttp(settings, clock);
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(body.Fill(OutputValues.Of(message)).ToJsonString());
        var answer = await http.SendAsync(method, address, bytes, [.. headers, new("Idempotency-Key", message.MessageId), new(signatureHeader, BodySignature.Of(bytes, secret, clock))], cancellation).ConfigureAwait(false);
        return answer.Failure ?? SendResult.Delivered($"{address.Host} answered {answer.Status}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}
