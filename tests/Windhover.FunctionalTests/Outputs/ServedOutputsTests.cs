using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Outputs;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Outputs;

/// <summary>Outputs of a real server over its API: how they stand, and the test that a person sends.</summary>
public sealed class ServedOutputsTests
{
    private const string Secret = "a secret of twenty-four!";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnOutputIsListedAndTriedAndNeverShowsItsSecrets()
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(204));
        using var folder = new TemporaryFolder();
        var configuration = ServeProcess.Configure(
            folder.Path,
            $"""
            public_url: https://windhover.example.org/
            outputs:
              - name: hook
                kind: webhook
                url: {peer.Address}/hidden-path
                secret: {Secret}
                allow_private: true
                at_least: high
                verdicts: [malicious]
              - name: gone
                kind: webhook
                url: https://127.0.0.1:9/hidden-path
                secret: {Secret}

            """);
        await using var serve = await ServeProcess.StartAsync(configuration);
        var text = await serve.Http.GetStringAsync("/api/v1/outputs", Cancellation);
        text.ShouldNotContain(Secret);
        text.ShouldNotContain("hidden-path");
        var items = JsonDocument.Parse(text).RootElement.GetProperty("items");
        items.GetArrayLength().ShouldBe(2);
        items[0].GetProperty("name").GetString().ShouldBe("hook");
        items[0].GetProperty("at_least").GetString().ShouldBe("high");
        items[0].GetProperty("queued").GetInt64().ShouldBe(0);

        (await TestAsync(serve.Http, "hook", "ann")).GetProperty("result").GetString().ShouldBe("delivered");
        var sent = peer.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe("/hidden-path");
        ((bool)sent.Json["is_test"]!).ShouldBeTrue();
        ((string)sent.Json["url"]!).ShouldBe("https://windhover.example.org");
        var refused = await TestAsync(serve.Http, "gone", "ann");
        refused.GetProperty("result").GetString().ShouldBe("refused");
        refused.GetProperty("reason").GetString()!.ShouldContain("allow_private");

        (await PostAsync(serve.Http, "nobody", "ann")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = new HttpClient { BaseAddress = serve.Http.BaseAddress };
        (await PostAsync(stranger, "hook", "ann")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        peer.Requests.ShouldHaveSingleItem();
    }

    private static async Task<JsonElement> TestAsync(HttpClient http, string name, string person)
    {
        using var answer = await PostAsync(http, name, person);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string name, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/outputs/{name}/test");
        if (person.Length > 0) request.Headers.Add("Windhover-Person", person);
        return await http.SendAsync(request, Cancellation);
    }
}
