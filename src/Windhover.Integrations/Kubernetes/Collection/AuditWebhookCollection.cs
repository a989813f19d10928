using System.Text.Json;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Kubernetes.Collection;

/// <summary>
/// An API server posts an <c>EventList</c> of <c>audit.k8s.io/v1</c>, to any path; each of its <c>items</c> lands as a line. The last part of the path names the stream, so that several
/// clusters can be told apart. What is not answered with 2xx the server posts again.
/// </summary>
internal sealed class AuditWebhookCollection(CollectorSettings settings, CollectorContext context) : PushCollection(settings, context)
{
    /// <inheritdoc/>
    protected override PushAnswer? Refuse(PushRequest request)
    {
        if (!Tokens.IsEmpty && !Tokens.Accept(PushTokens.Of(request.Header("Authorization"), "Bearer") ?? "")) return new PushAnswer(401);
        if (request.Method != "POST") return new PushAnswer(405);
        return HasRoom ? null : new PushAnswer(503, RetryAfterSeconds: 5);
    }

    /// <inheritdoc/>
    protected override async Task<PushAnswer> AnswerAsync(PushRequest request, CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>>? items;
        try
        {
            items = JsonItems.Under(request.Body, "items"u8);
        }
        catch (JsonException)
        {
            items = null;
        }

        if (items is null)
        {
            Poisoned(request, "no list of audit events");
            return new PushAnswer(400);
        }

        var cluster = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        await LandAsync(cluster.Length > 0 ? cluster : "audit", items, cancellation).ConfigureAwait(false);
        return new PushAnswer(200);
    }
}
