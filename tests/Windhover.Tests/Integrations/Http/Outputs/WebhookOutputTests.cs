using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.Http.Outputs;

public sealed class WebhookOutputTests : HttpOutputConformance
{
    private const string Secret = "a secret of twenty-four!";
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    protected override string Kind => "webhook";

    protected override IReadOnlyList<string> Secrets => [Secret, "path-that-is-secret", "header-that-is-secret"];

    protected override IReadOnlyCollection<string> Standing => ids;

    protected override Dictionary<string, string> Settings(string address) => new() { ["url"] = address + "/path-that-is-secret", ["secret"] = Secret, ["headers"] = "X-Token: header-that-is-secret" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/path-that-is-secret");
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        request.Headers["X-Token"].ShouldBe("header-that-is-secret");
        var signature = request.Headers["Windhover-Signature"].Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        signature["v1"].ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{signature["t"]}.{request.Body}"))));
        ((string)request.Json["message_id"]!).ShouldBe(request.Headers["Idempotency-Key"]);
        request.Json["incident"]!["entities"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(0);
        ids.Add(request.Headers["Idempotency-Key"]);
        return new PeerAnswer(204);
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests)
    {
        var incident = requests[0].Json["incident"]!;
        ((string)incident["title"]!).ShouldContain("{{url}}", customMessage: "what is filled in is not filled again");
        ((string)incident["title"]!).ShouldNotContain('\n');
    }
}
