using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.Microsoft365.Outputs;

public sealed class TeamsOutputTests : HttpOutputConformance
{
    private readonly HashSet<string> cards = new(StringComparer.Ordinal);

    protected override string Kind => "teams";

    protected override IReadOnlyList<string> Secrets => ["sig=very-secret"];

    protected override IReadOnlyCollection<string> Standing => cards;

    protected override Dictionary<string, string> Settings(string address) => new() { ["webhook_url"] = address + "/workflows/1/triggers/manual/paths/invoke?api-version=2016-06-01&sig=very-secret" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        request.Method.ShouldBe("POST");
        request.Path.ShouldEndWith("sig=very-secret");
        request.Body.Length.ShouldBeLessThan(28 << 10);
        ((string)request.Json["type"]!).ShouldBe("message");
        var card = request.Json["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)card["contentType"]!).ShouldBe("application/vnd.microsoft.card.adaptive");
        ((string)card["content"]!["type"]!).ShouldBe("AdaptiveCard");
        cards.Add(card["content"]!["body"]![0]!.ToJsonString());
        return new PeerAnswer(202);
    }

    // Markdown is read in text blocks and facts, and in text runs it is not.
    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests)
    {
        foreach (JsonNode? block in requests[0].Json["attachments"]![0]!["content"]!["body"]!.AsArray())
        {
            ((string)block!["type"]!).ShouldBe("RichTextBlock");
            ((string)block["inlines"]![0]!["type"]!).ShouldBe("TextRun");
        }
    }
}
