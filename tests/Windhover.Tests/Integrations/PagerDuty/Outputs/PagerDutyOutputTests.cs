using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.PagerDuty.Outputs;

public sealed class PagerDutyOutputTests : HttpOutputConformance
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private readonly Dictionary<string, string> alerts = new(StringComparer.Ordinal);

    protected override string Kind => "pagerduty";

    protected override IReadOnlyList<string> Secrets => [Key];

    protected override IReadOnlyCollection<string> Standing => alerts.Keys;

    protected override Dictionary<string, string> Settings(string address) => new() { ["routing_key"] = Key, ["url"] = address + "/v2/enqueue" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        (request.Method, request.Path).ShouldBe(("POST", "/v2/enqueue"));
        var body = request.Json;
        ((string)body["routing_key"]!).ShouldBe(Key);
        var key = (string)body["dedup_key"]!;
        key.Length.ShouldBeInRange(1, 255);
        var verb = (string)body["event_action"]!;
        verb.ShouldBeOneOf("trigger", "resolve");
        if (verb == "trigger")
        {
            var payload = body["payload"]!;
            ((string)payload["summary"]!).Length.ShouldBeInRange(1, 1024);
            ((string)payload["source"]!).ShouldNotBeEmpty();
            ((string)payload["severity"]!).ShouldBeOneOf("critical", "error", "warning", "info");
            DateTimeOffset.Parse((string)payload["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture).Year.ShouldBeGreaterThan(2020);
        }

        alerts[key] = verb;
        return new PeerAnswer(202, $$"""{"status": "success", "message": "Event processed", "dedup_key": "{{key}}"}""");
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests) => ((string)requests[0].Json["payload"]!["summary"]!).ShouldNotContain('\n');

    protected override void IsOver() => alerts.ShouldHaveSingleItem().Value.ShouldBe("resolve");
}
