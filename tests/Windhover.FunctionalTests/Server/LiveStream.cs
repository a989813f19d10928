using System.Net.ServerSentEvents;
using System.Text.Json;
using Shouldly;

namespace Windhover.FunctionalTests.Server;

/// <summary>A page that listens.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private LiveStream(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _items = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    internal static async Task<LiveStream> OpenAsync(HttpClient http, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next update of a kind; others are passed over.</summary>
    internal async Task<(string? Id, JsonElement Data)> NextAsync(string kind)
    {
        while (await _items.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            if (_items.Current.EventType == kind) return (_items.Current.EventId, JsonDocument.Parse(_items.Current.Data).RootElement);
        }

        throw new InvalidOperationException($"The stream ended before any '{kind}'");
    }

    /// <summary>The kinds of the next updates but for the status.</summary>
    internal async Task<IReadOnlyList<string>> NextKindsAsync(int count)
    {
        List<string> kinds = [];
        while (kinds.Count < count && await _items.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            if (_items.Current.EventType != "status") kinds.Add(_items.Current.EventType);
        }

        return kinds;
    }

    /// <summary>True when the server ended the stream in order.</summary>
    internal async Task<bool> EndsAsync()
    {
        while (await _items.MoveNextAsync().AsTask().WaitAsync(Patience)) { }
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
