using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace Windhover.FunctionalTests.Server;

/// <summary>Requests of a person who says who she is.</summary>
internal static class PersonCalls
{
    /// <summary>Sends a write; the body is left out where it is null, so is a name that is "".</summary>
    internal static async Task<HttpResponseMessage> WriteAsync(this RunningServer server, HttpMethod method, string path, object? body, string person = "Anna", string? version = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        if (person.Length > 0) request.Headers.Add("Windhover-Person", Uri.EscapeDataString(person));
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return await server.Http.SendAsync(request);
    }

    /// <summary>Does a write that must succeed.</summary>
    internal static async Task<JsonElement> DoAsync(this RunningServer server, HttpMethod method, string path, object? body, string person = "Anna", string? version = null)
    {
        using var answer = await server.WriteAsync(method, path, body, person, version);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The history of an incident, oldest first.</summary>
    internal static async Task<JsonElement[]> HistoryAsync(this RunningServer server, string incident) =>
        [.. (await server.GetAsync($"/api/v1/incidents/{incident}/history")).GetProperty("items").EnumerateArray().Reverse()];
}
