using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Outputs;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Integrations.Splunk.Outputs;

public sealed class SplunkOutputTests : HttpOutputConformance
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private bool isIndexed = true;

    protected override string Kind => "splunk";

    protected override IReadOnlyList<string> Secrets => ["11111111-2222-3333-4444-555555555555"];

    protected override IReadOnlyCollection<string> Standing => ids;

    [Fact]
    public async Task WithAcknowledgementAnEventIsDeliveredOnlyWhenItIsIndexed()
    {
        await using var peer = new HttpPeer(Serve);
        var settings = new Dictionary<string, string>(Settings(peer.Address)) { ["allow_private"] = "true", ["ack"] = "true" };
        await using var plan = OutputPlan.Open(FoundOutputs.Kinds.Find("splunk")!, "out", settings, TimeProvider.System);
        (await plan.Output.SendAsync(FoundOutputs.Message(1, OutputChange.Told), TestContext.Current.CancellationToken)).Reason.ShouldContain("indexed it");
        peer.Requests.Select(r => r.Path).ShouldBe(["/services/collector/event", "/services/collector/ack"]);
        peer.Requests.Select(r => r.Headers["X-Splunk-Request-Channel"]).Distinct().Count().ShouldBe(1);

        isIndexed = false;
        var clock = new ManualClock();
        await using var waiting = OutputPlan.Open(FoundOutputs.Kinds.Find("splunk")!, "out", settings, clock);
        var sending = waiting.Output.SendAsync(FoundOutputs.Message(2, OutputChange.Told), TestContext.Current.CancellationToken);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        (await sending).State.ShouldBe(SendState.RetryLater);
    }

    protected override Dictionary<string, string> Settings(string address) => new() { ["url"] = address, ["token"] = "11111111-2222-3333-4444-555555555555", ["index"] = "security" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        request.Method.ShouldBe("POST");
        request.Headers["Authorization"].ShouldBe("Splunk 11111111-2222-3333-4444-555555555555");
        Guid.Parse(request.Headers["X-Splunk-Request-Channel"]).ShouldNotBe(Guid.Empty);
        if (request.Path == "/services/collector/ack") return new PeerAnswer(200, $$"""{"acks": {"{{(int)request.Json["acks"]![0]!}}": {{(isIndexed ? "true" : "false")}} } }""");
        request.Path.ShouldBe("/services/collector/event");
        ((string)request.Json["index"]!).ShouldBe("security");
        ((string)request.Json["sourcetype"]!).ShouldBe("ocsf:incident_finding");
        ((int)request.Json["event"]!["class_uid"]!).ShouldBe(2005);
        ((double)request.Json["time"]!).ShouldBeGreaterThan(1e9);
        ids.Add((string)request.Json["fields"]!["windhover_message_id"]!);
        return new PeerAnswer(200, """{"text": "Success", "code": 0, "ackId": 7}""");
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests) => ((string)requests[0].Json["event"]!["message"]!).ShouldContain("<script>", customMessage: "JSON needs no other escaping");
}
