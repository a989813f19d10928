using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Templates;

namespace Windhover.Integrations.Http.Actions;

/// <summary>
/// A way to one receiver. A call has <c>Idempotency-Key: ID-STEP</c>, the same whenever the step is taken again, and a signature over the second of the call and the body, so that the receiver
/// can tell who calls and refuse what is old. Redirects are not followed: a signed call goes where it was written to.
/// </summary>
internal sealed class WebhookConnection : IResponderConnection
{
    private const int MostAnswerBytes = 64 << 10;
    private const int MostWords = 200;
    private readonly HttpClient http;
    private readonly byte[] secret;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, ActionState> answered = new(StringComparer.Ordinal);

    /// <param name="patience">How long one call may take.</param>
    /// <param name="secret">Shared with the receiver.</param>
    /// <param name="clock">The second of a call.</param>
    public WebhookConnection(TimeSpan patience, byte[] secret, TimeProvider clock)
    {
        (this.patience, this.secret, this.clock) = (patience, secret, clock);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostAnswerBytes };
    }

    /// <summary>Kinds that the receiver carries out.</summary>
    public required IReadOnlyList<ContainmentKind> Kinds { get; init; }

    /// <summary>Accounts for whose entities it is asked; empty for all.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Where an action is applied.</summary>
    public required WebhookAddress Apply { get; init; }

    /// <summary>Where it is taken back; null for kinds that cannot be.</summary>
    public required WebhookAddress? Undo { get; init; }

    /// <summary>Where it is asked how it stands; null where the answer is trusted.</summary>
    public required WebhookAddress? Verify { get; init; }

    /// <summary>Where it is asked whether it could be; null where nobody is.</summary>
    public required WebhookAddress? Plan { get; init; }

    /// <summary>The body that applies.</summary>
    public required JsonTemplate Body { get; init; }

    /// <summary>The body that takes back.</summary>
    public required JsonTemplate UndoBody { get; init; }

    /// <summary>Headers of every call.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Name of the header with the signature.</summary>
    public required string SignatureHeader { get; init; }

    /// <summary>What the receiver answered last about an action in this process; null where it was not asked.</summary>
    public ActionState? Answered(string actionId) => answered.TryGetValue(actionId, out var state) ? state : null;

    /// <summary>Keeps what the receiver answered.</summary>
    public void Keep(string actionId, ActionState state) => answered[actionId] = state;

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        var at = Verify ?? Plan;
        if (at is null) return $"{Apply.For("test").Host}; it is not called to say so, because it has no address that changes nothing";
        var (status, _) = await CallAsync(at, "test", at == Plan ? "plan" : "verify", at == Plan ? new JsonObject() : null, cancellation).ConfigureAwait(false);
        return status is 401 or 403 or >= 500 ? throw new ActionFailedException($"{at.Shown("test")}: {status}") : $"{at.For("test").Host}, which answers";
    }

    /// <summary>Calls the receiver once.</summary>
    /// <param name="at">Where.</param>
    /// <param name="actionId">The action.</param>
    /// <param name="step">The step, for the idempotency key.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The status, and the JSON object answered; an empty one where there was none.</returns>
    /// <exception cref="ActionFailedException">It does not answer, or sends elsewhere.</exception>
    public async Task<(int Status, JsonObject Answer)> CallAsync(WebhookAddress at, string actionId, string step, JsonNode? body, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var bytes = body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString());
            using var request = new HttpRequestMessage(at.Method, at.For(actionId));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(bytes);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            }

            foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{actionId}-{step}");
            request.Headers.TryAddWithoutValidation(SignatureHeader, BodySignature.Of(bytes, secret, clock));
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            var text = await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            var status = (int)answer.StatusCode;
            return status is >= 300 and < 400 ? throw new ActionFailedException($"{at.Shown(actionId)}: {status}: it sends elsewhere, which is not followed.") : (status, Read(text));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ActionFailedException($"{at.Shown(actionId)}: {(failure is OperationCanceledException ? "no answer in time" : failure.Message)}", failure);
        }
    }

    /// <summary>A text of an answer, short and on one line; "" where it is missing.</summary>
    public static string Words(JsonObject answer, string name)
    {
        if (answer[name] is not JsonValue value || !value.TryGetValue<string>(out var text)) return "";
        var clean = new string([.. text.Take(MostWords).Select(c => char.IsControl(c) ? ' ' : c)]);
        return clean.Trim();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static JsonObject Read(byte[] text)
    {
        try
        {
            return text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
