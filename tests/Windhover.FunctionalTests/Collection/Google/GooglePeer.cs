using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection.Google;

/// <summary>
/// A small peer that behaves as Google's token endpoint, Pub/Sub and the Reports API do for these tests: it checks the signature of the service account's assertion, hands out
/// messages until they are acknowledged, and lists activities newest first, page by page, as far as they have shown up.
/// </summary>
internal sealed class GooglePeer : IAsyncDisposable
{
    internal const string Subscription = "projects/acme/subscriptions/logs";
    private const string Token = "a-token-of-this-test";
    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Id, JsonNode Message)> _handed = new(StringComparer.Ordinal);
    private int _acks;
    private int _failures;

    private GooglePeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/token", TokenAsync);
        _app.MapPost("/v1/{**name}", PubSubAsync);
        _app.MapGet("/admin/reports/v1/activity/users/all/applications/{application}", Activities);
    }

    internal string Address { get; private set; } = "";

    /// <summary>Messages that are not acknowledged, by id.</summary>
    internal ConcurrentDictionary<string, JsonNode> Waiting { get; } = new(StringComparer.Ordinal);

    /// <summary>Activities that have shown up.</summary>
    internal ConcurrentQueue<(DateTimeOffset Time, string Json)> Shown { get; } = new();

    /// <summary>What was asserted when a token was asked for.</summary>
    internal ConcurrentQueue<JsonElement> Assertions { get; } = new();

    /// <summary>Answers so many of the next calls with 503 or 429.</summary>
    internal int FailNext
    {
        set => _failures = value;
    }

    /// <summary>Says that acknowledgements arrived but loses so many of them.</summary>
    internal int LoseAcknowledgements { get; set; }

    /// <summary>Refuses everything but tokens.</summary>
    internal bool Denies { get; set; }

    internal string Credentials => JsonSerializer.Serialize(new
    {
        type = "service_account", project_id = "acme", private_key_id = "1", private_key = _key.ExportPkcs8PrivateKeyPem(), client_email = "windhover@acme.iam.gserviceaccount.com",
        client_id = "1", token_uri = $"{Address}/token",
    });

    internal static async Task<GooglePeer> StartAsync()
    {
        var peer = new GooglePeer();
        await peer._app.StartAsync();
        peer.Address = peer._app.Urls.First();
        return peer;
    }

    internal void Publish(string id, string data, params (string Name, string Value)[] attributes)
    {
        var message = new JsonObject { ["messageId"] = id, ["publishTime"] = "2026-03-02T10:00:00Z" };
        if (data.Length > 0) message["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(data));
        if (attributes.Length > 0) message["attributes"] = new JsonObject(attributes.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.Value)));
        Waiting[id] = message;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private static byte[] Decode(string part) => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code = status, status = code, message } }, statusCode: status);

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var parts = (await request.ReadFormAsync())["assertion"].ToString().Split('.');
        var signed = _key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (!signed) return Results.Json(new { error = "invalid_grant", error_description = "Invalid JWT Signature." }, statusCode: 400);
        Assertions.Enqueue(JsonDocument.Parse(Decode(parts[1])).RootElement);
        return Results.Json(new { access_token = Token, token_type = "Bearer", expires_in = 3600 });
    }

    private IResult? Refusal(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {Token}") return Error(401, "UNAUTHENTICATED", "no token");
        if (Denies) return Error(403, "PERMISSION_DENIED", "User not authorized to perform this action.");
        if (Interlocked.Decrement(ref _failures) < 0) return null;
        request.HttpContext.Response.Headers.RetryAfter = "0";
        return Error(_failures % 2 == 0 ? 503 : 429, "UNAVAILABLE", "come again");
    }

    private async Task<IResult> PubSubAsync(string name, HttpRequest request)
    {
        if (Refusal(request) is { } refusal) return refusal;
        var body = (await JsonNode.ParseAsync(request.Body))!;
        if (name == $"{Subscription}:pull")
        {
            var messages = Waiting.OrderBy(m => m.Key, StringComparer.Ordinal).Take(Math.Min(50, (int)body["maxMessages"]!)).Select(m =>
            {
                var ack = $"ack-{Interlocked.Increment(ref _acks)}";
                _handed[ack] = (m.Key, m.Value);
                return new JsonObject { ["ackId"] = ack, ["message"] = m.Value.DeepClone() };
            });
            return Results.Json(new JsonObject { ["receivedMessages"] = new JsonArray([.. messages]) });
        }

        if (name != $"{Subscription}:acknowledge" && name != $"{Subscription}:modifyAckDeadline") return Error(404, "NOT_FOUND", "Resource not found");
        foreach (var ack in body["ackIds"]!.AsArray().Select(a => (string)a!))
        {
            if (!_handed.TryGetValue(ack, out var handed)) return Error(400, "INVALID_ARGUMENT", $"no such acknowledgement: {ack}");
            if (name.EndsWith(":acknowledge", StringComparison.Ordinal) && --LoseAcknowledgements < 0) Waiting.TryRemove(handed.Id, out _);
        }

        return Results.Json(new JsonObject());
    }

    private IResult Activities(string application, HttpRequest request)
    {
        if (Refusal(request) is { } refusal) return refusal;
        var (from, until) = (DateTimeOffset.Parse(request.Query["startTime"]!), DateTimeOffset.Parse(request.Query["endTime"]!));
        var at = int.TryParse(request.Query["pageToken"], out var token) ? token : 0;
        var found = Shown.Where(s => s.Time >= from && s.Time <= until && s.Json.Contains($"\"applicationName\":\"{application}\"", StringComparison.Ordinal)).OrderByDescending(s => s.Time).ToArray();
        var answer = new JsonObject { ["kind"] = "admin#reports#activities", ["items"] = new JsonArray([.. found.Skip(at).Take(7).Select(f => JsonNode.Parse(f.Json))]) };
        if (at + 7 < found.Length) answer["nextPageToken"] = $"{at + 7}";
        return Results.Json(answer);
    }
}
