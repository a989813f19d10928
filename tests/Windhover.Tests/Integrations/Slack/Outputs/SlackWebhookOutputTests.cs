using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.Slack.Outputs;

public sealed class SlackWebhookOutputTests : HttpOutputConformance
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    protected override string Kind => "slack";

    protected override IReadOnlyList<string> Secrets => ["T000/B000/very-secret"];

    protected override IReadOnlyCollection<string> Standing => texts;

    protected override Dictionary<string, string> Settings(string address) => new() { ["webhook_url"] = address + "/services/T000/B000/very-secret" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        (request.Method, request.Path).ShouldBe(("POST", "/services/T000/B000/very-secret"));
        texts.Add((string)request.Json["text"]!);
        return new PeerAnswer(200, "ok");
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests) => ((string)requests[0].Json["blocks"]!.AsArray()[1]!["text"]!["text"]!).ShouldNotContain("<");
}
