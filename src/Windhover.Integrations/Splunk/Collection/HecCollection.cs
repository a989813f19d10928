using System.Text;
using System.Text.Json;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Splunk.Collection;

/// <summary>
/// The endpoints <c>/services/collector/event</c>, <c>/raw</c> and <c>/health</c>, answered with the codes of
/// https://help.splunk.com/en/splunk-enterprise/get-data-in/collect-http-event-data/troubleshoot-http-event-collector. The envelope is taken off: what is in <c>event</c> lands in a stream
/// named by <c>sourcetype</c>, of text also by <c>host</c>; what has a time of its own is untouched (<see cref="HecEnvelope"/>). Indexer acknowledgement is not offered, as 200 already means that the events are durable.
/// </summary>
internal sealed class HecCollection(CollectorSettings settings, CollectorContext context) : PushCollection(settings, context)
{
    private const string Root = "/services/collector";

    /// <inheritdoc/>
    protected override PushAnswer? Refuse(PushRequest request)
    {
        var path = request.Path.TrimEnd('/');
        if (path is Root + "/health" or Root + "/health/1.0") return HasRoom ? Say(200, 17, "HEC is healthy") : Say(503, 18, "HEC is unhealthy, queues are full");
        if (!IsRaw(path) && path is not (Root or Root + "/event" or Root + "/event/1.0")) return path == Root + "/ack" ? Say(400, 14, "ACK is disabled") : Say(404, 404, "The requested URL was not found on this server.");
        if (request.Method != "POST") return Say(405, 405, "Method Not Allowed");
        if (TokenRefusal(request) is { } refusal) return refusal;
        return HasRoom ? null : Say(503, 9, "Server is busy") with { RetryAfterSeconds = 5 };
    }

    /// <inheritdoc/>
    protected override async Task<PushAnswer> AnswerAsync(PushRequest request, CancellationToken cancellation)
    {
        if (request.Body.IsEmpty) return Say(400, 5, "No data");
        if (IsRaw(request.Path.TrimEnd('/'))) return await LandRawAsync(request, cancellation).ConfigureAwait(false);
        return await LandEventsAsync(request, cancellation).ConfigureAwait(false);
    }

    private static bool IsRaw(string path) => path is Root + "/raw" or Root + "/raw/1.0";

    private async Task<PushAnswer> LandRawAsync(PushRequest request, CancellationToken cancellation)
    {
        var lines = TextLines.Split(request.Body);
        if (lines.Count == 0) return Say(400, 5, "No data");
        var envelope = new HecEnvelope(request.Query("sourcetype"), request.Query("source"), request.Query("host"), request.Query("time"));
        await LandAsync(envelope.Stream("raw", isText: true), [.. lines.Select(envelope.Dated)], cancellation).ConfigureAwait(false);
        return Say(200, 0, "Success");
    }

    private async Task<PushAnswer> LandEventsAsync(PushRequest request, CancellationToken cancellation)
    {
        var streams = new SortedDictionary<string, List<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        var number = 0;
        try
        {
            foreach (var envelope in JsonItems.Split(request.Body))
            {
                var one = HecEvent.Of(envelope);
                if (one.Code != 0)
                {
                    Poisoned(request, "an event without content");
                    return Say(400, one.Code, one.Code == 12 ? "Event field is required" : "Event field cannot be blank", number);
                }

                if (!streams.TryGetValue(one.Stream, out var records)) streams[one.Stream] = records = [];
                records.Add(one.Record);
                number++;
            }
        }
        catch (JsonException)
        {
            Poisoned(request, "the body is no JSON");
            return Say(400, 6, "Invalid data format", number);
        }

        if (number == 0) return Say(400, 5, "No data");
        await Task.WhenAll(streams.Select(s => LandAsync(s.Key, s.Value, cancellation))).ConfigureAwait(false);
        return Say(200, 0, "Success");
    }

    private PushAnswer? TokenRefusal(PushRequest request)
    {
        if (Tokens.IsEmpty) return null;
        var header = request.Header("Authorization");
        var token = PushTokens.Of(header, "Splunk", "Bearer") ?? Password(PushTokens.Of(header, "Basic"));
        return token switch
        {
            null => Say(401, 3, "Invalid authorization"),
            "" => Say(401, 2, "Token is required"),
            _ => Tokens.Accept(token) ? null : Say(403, 4, "Invalid token"),
        };
    }

    // Basic authentication has the token for its password, and any name.
    private static string? Password(string? basic)
    {
        if (basic is null) return null;
        var bytes = new byte[basic.Length];
        if (!Convert.TryFromBase64String(basic, bytes, out var length)) return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }

    private static PushAnswer Say(int status, int code, string text, int? number = null) =>
        new(status, number is null ? $$"""{"text":"{{text}}","code":{{code}}}""" : $$"""{"text":"{{text}}","code":{{code}},"invalid-event-number":{{number}}}""");
}
