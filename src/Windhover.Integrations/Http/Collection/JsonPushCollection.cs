using System.Text.Json;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>
/// <c>POST /v1/records/NAME</c> with <c>Authorization: Bearer TOKEN</c>: JSON objects become a line each, a body of type <c>text/…</c> its lines. What is posted under one name lands in
/// one stream, so one name should carry one kind of log. 200 means that all of it is durable; after anything else the sender should send all of it again.
/// </summary>
internal sealed class JsonPushCollection(CollectorSettings settings, CollectorContext context) : PushCollection(settings, context)
{
    private const string Root = "/v1/records";

    /// <inheritdoc/>
    protected override PushAnswer? Refuse(PushRequest request)
    {
        if (request.Path == "/healthz") return new PushAnswer(HasRoom ? 200 : 503, """{"status":"ok"}""");
        if (request.Path != Root && !request.Path.StartsWith(Root + "/", StringComparison.Ordinal)) return Problem(404, "post to /v1/records/NAME");
        if (!Tokens.IsEmpty && !Tokens.Accept(PushTokens.Of(request.Header("Authorization"), "Bearer") ?? "")) return Problem(401, "a token is needed: Authorization: Bearer TOKEN");
        if (request.Method != "POST") return Problem(405, "only POST is understood");
        return HasRoom ? null : Problem(503, "the engine is behind; send it again", 5);
    }

    /// <inheritdoc/>
    protected override async Task<PushAnswer> AnswerAsync(PushRequest request, CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>> records;
        try
        {
            records = request.Header("Content-Type").StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? TextLines.Split(request.Body) : JsonItems.Split(request.Body);
        }
        catch (JsonException broken)
        {
            Poisoned(request, "the body is no JSON");
            return Problem(400, $"the body is no JSON of objects: line {(broken.LineNumber ?? 0) + 1}, byte {broken.BytePositionInLine ?? 0}; nothing of it was taken");
        }

        var name = request.Path.Length > Root.Length + 1 ? request.Path[(Root.Length + 1)..] : "records";
        await LandAsync(name, records, cancellation).ConfigureAwait(false);
        return new PushAnswer(200, $$"""{"records":{{records.Count}}}""");
    }

    private static PushAnswer Problem(int status, string detail, int retryAfter = 0) =>
        new(status, $$"""{"status":{{status}},"detail":"{{JsonEncodedText.Encode(detail)}}"}""", "application/problem+json", retryAfter);
}
