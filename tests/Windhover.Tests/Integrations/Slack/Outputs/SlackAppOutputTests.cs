using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Outputs;
using Xunit;

namespace Windhover.Tests.Integrations.Slack.Outputs;

public sealed class SlackAppOutputTests : HttpOutputConformance
{
    private readonly Dictionary<string, List<string>> threads = new(StringComparer.Ordinal);

    protected override string Kind => "slack";

    protected override IReadOnlyList<string> Secrets => ["xoxb-a-bot-token"];

    protected override IReadOnlyCollection<string> Standing => [.. threads.Values.Select(t => t[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [InlineData("channel_not_found", SendState.Refused)]
    [InlineData("invalid_auth", SendState.Refused)]
    [InlineData("service_unavailable", SendState.RetryLater)]
    [InlineData("ratelimited", SendState.RetryLater)]
    public async Task AnErrorThatComesWithStatus200IsAnError(string error, SendState expected)
    {
        await using var peer = new HttpPeer(_ => new PeerAnswer(200, $$"""{"ok": false, "error": "{{error}}"}"""));
        await using var plan = OutputPlan.Open(FoundOutputs.Kinds.Find("slack")!, "out", new Dictionary<string, string>(Settings(peer.Address)) { ["allow_private"] = "true" }, TimeProvider.System);
        var result = await plan.Output.SendAsync(FoundOutputs.Message(1, OutputChange.Told), TestContext.Current.CancellationToken);
        result.State.ShouldBe(expected);
        result.Reason.ShouldContain(error);
    }

    protected override Dictionary<string, string> Settings(string address) => new() { ["token"] = "xoxb-a-bot-token", ["channel"] = "C0123456789", ["api_url"] = address + "/api/" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        (request.Method, request.Path).ShouldBe(("POST", "/api/chat.postMessage"));
        request.Headers["Authorization"].ShouldBe("Bearer xoxb-a-bot-token");
        var body = request.Json;
        ((string)body["channel"]!).ShouldBe("C0123456789");
        foreach (var block in body["blocks"]!.AsArray()) ((string)block!["text"]!["text"]!).Length.ShouldBeInRange(1, (string)block["type"]! == "header" ? 150 : 3000);
        var id = (string)body["metadata"]!["event_payload"]!["message_id"]!;
        var thread = (string?)body["thread_ts"];
        if (thread is null)
        {
            threads[thread = $"1700000000.{threads.Count:000000}"] = [id];
            return new PeerAnswer(200, $$"""{"ok": true, "ts": "{{thread}}"}""");
        }

        threads.ShouldContainKey(thread);
        threads[thread].Add(id);
        return new PeerAnswer(200, """{"ok": true, "ts": "1700000001.000000"}""");
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests)
    {
        var blocks = requests[0].Json["blocks"]!.AsArray();
        ((string)blocks[0]!["text"]!["type"]!).ShouldBe("plain_text");
        var text = (string)blocks[1]!["text"]!["text"]!;
        text.ShouldNotContain("<");
        text.ShouldContain("&lt;!channel&gt;");
        ((bool)blocks[1]!["text"]!["verbatim"]!).ShouldBeTrue();
        ((string)requests[0].Json["text"]!).ShouldNotContain("<!channel>");
    }

    protected override void IsOver() => threads.ShouldHaveSingleItem().Value.Count.ShouldBe(4, "the incident is one thread");
}
