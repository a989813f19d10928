using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>
/// Calls one service over its JSON protocol (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html), signed by the SDK's own signer. Every call is one try and fails
/// with <see cref="ProviderException"/>. Safe for many threads.
/// </summary>
internal sealed class AwsJson : IDisposable
{
    private readonly AwsAccess access;
    private readonly AwsService service;
    private readonly string role;
    private readonly RestClient client;

    /// <param name="access">Credentials.</param>
    /// <param name="service">The service.</param>
    /// <param name="role">ARN of the role to take; "" for none.</param>
    /// <param name="clock">Ends calls that take too long.</param>
    public AwsJson(AwsAccess access, AwsService service, string role, TimeProvider clock)
    {
        (this.access, this.service, this.role) = (access, service, role);
        client = new RestClient(SignAsync, clock);
    }

    /// <summary>Calls an action.</summary>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="action">Name of the action.</param>
    /// <param name="body">Its parameters.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<JsonElement> CallAsync(string what, string action, JsonObject body, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        return access.AskAsync(role, what, async () => Parse(what, (await client.AskAsync(what, HttpMethod.Post, service.Address, bytes, request =>
        {
            request.Headers.Add("X-Amz-Target", $"{service.Target}.{action}");
            request.Content!.Headers.ContentType = new MediaTypeHeaderValue(service.ContentType);
        }, cancellation).ConfigureAwait(false)).Body), cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static JsonElement Parse(string what, byte[] body)
    {
        if (body.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw new ProviderException(what, 0, "", "the answer is no JSON", broken);
        }
    }

    private async Task SignAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellation)
    {
        var keys = await AwsCall.RunAsync($"find credentials {(role.Length > 0 ? $"of {role}" : "")}", () => access.Credentials(role).GetCredentialsAsync(), cancellation).ConfigureAwait(false);
        AwsSignature.Sign(request, body, keys, service.SigningName, service.Region);
    }
}
