using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Windhover.Core.Investigation.Wording;

namespace Windhover.Integrations.LanguageModels;

/// <summary>
/// Asks any endpoint with the interface of OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat/create). One try, one more after what may pass; an answer of at most
/// 256 KiB; no redirects, no cookies. Safe for many threads.
/// </summary>
public sealed class ChatCompletions : ISummaryWording, IDisposable
{
    private const int MostAnswer = 256 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly ChatCompletionsOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly ResiliencePipeline<ChatReply> again;

    /// <param name="options">Which model, and where.</param>
    /// <param name="clock">Ends a try that takes too long, and counts the pause before the second.</param>
    /// <exception cref="Windhover.Core.Ingestion.Collection.CollectorSettingsException">The options cannot work or are not safe.</exception>
    public ChatCompletions(ChatCompletionsOptions options, TimeProvider clock)
    {
        options.Verify();
        (this.options, this.clock) = (options, clock);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !options.IsThisMachine, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostAnswer,
        };
        again = new ResiliencePipelineBuilder<ChatReply> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<ChatReply>
        {
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { MayPass: true }),
            MaxRetryAttempts = 1,
            Delay = Pause,
            DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter is { } hint ? Bounded(hint) : (TimeSpan?)null),
        }).Build();
    }

    /// <inheritdoc/>
    public string Model => options.Model;

    /// <inheritdoc/>
    public string Host => options.BaseUrl.Authority;

    /// <inheritdoc/>
    public async Task<WordingAnswer> WordAsync(WordingAccount account, CancellationToken cancellation)
    {
        var body = ChatPrompt.Write(options.Model, account);
        var reply = await again.ExecuteAsync(async (bytes, c) => await TryAsync(bytes, c).ConfigureAwait(false), body, cancellation).ConfigureAwait(false);
        return reply.Answer;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<ChatReply> TryAsync(byte[] body, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (options.Key.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) return Refused(answer);
            return new(ChatAnswer.Read(await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(WordingAnswer.Failed(string.Create(CultureInfo.InvariantCulture, $"no answer in {options.Patience.TotalSeconds:0.##} seconds")), MayPass: true);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(WordingAnswer.Failed("an answer of more than 256 KiB"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new(WordingAnswer.Failed("no answer: " + failure.Message), MayPass: true);
        }
    }

    // The body of an error is left unread: it is not ours, and may repeat what was sent.
    private ChatReply Refused(HttpResponseMessage answer)
    {
        var status = answer.StatusCode;
        var what = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "the key is not accepted",
            HttpStatusCode.NotFound => "there is no such address or model",
            HttpStatusCode.TooManyRequests => "too many requests, or nothing left to spend",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "redirects are not followed",
            _ => "the endpoint failed or does not take such a request",
        };
        var after = answer.Headers.RetryAfter;
        return new(
            WordingAnswer.Failed(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}: {what}")),
            MayPass: status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
            after?.Delta ?? after?.Date - clock.GetUtcNow());
    }

    private static TimeSpan Bounded(TimeSpan hint) => hint < TimeSpan.Zero ? TimeSpan.Zero : hint > LongestPause ? LongestPause : hint;

    private sealed record ChatReply(WordingAnswer Answer, bool MayPass = false, TimeSpan? RetryAfter = null);
}
