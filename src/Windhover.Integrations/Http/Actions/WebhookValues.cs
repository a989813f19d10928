using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>What a template may ask for.</summary>
internal static class WebhookValues
{
    /// <summary>The names of values.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Of(Example(), "", "").Keys];

    /// <summary>The values of one action.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="step"><c>apply</c>, <c>undo</c> or <c>plan</c>.</param>
    /// <param name="text">What is done, in a sentence.</param>
    public static SortedDictionary<string, JsonNode?> Of(ActionRequest request, string step, string text)
    {
        var wanted = request.Wanted;
        return new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["action_id"] = request.ActionId,
            ["mark"] = $"windhover-{request.ActionId}",
            ["step"] = step,
            ["kind"] = Snake(wanted.Kind),
            ["text"] = text,
            ["entity.id"] = wanted.Entity.Id,
            ["entity.type"] = wanted.Entity.Type.ToString().ToLowerInvariant(),
            ["entity.name"] = wanted.Entity.Name,
            ["entity.account"] = wanted.Entity.Account,
            ["entity.ips"] = Texts(wanted.Entity.Ips),
            ["block"] = Rules(wanted.Block),
            ["block.remotes"] = Remotes(wanted.Block),
            ["allow"] = Rules(wanted.Allow),
            ["allow.remotes"] = Remotes(wanted.Allow),
            ["operations"] = Texts(wanted.Operations),
            ["services"] = Texts(wanted.Services),
            ["credential"] = wanted.Credential,
            ["sessions_before"] = wanted.SessionsBefore,
            ["until"] = request.Until,
            ["until_time"] = DateTimeOffset.FromUnixTimeMilliseconds(request.Until).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The name of a kind as policies write it.</summary>
    public static string Snake(ContainmentKind kind)
    {
        var snake = new StringBuilder();
        foreach (var letter in kind.ToString()) snake.Append(char.IsAsciiLetterUpper(letter) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        return snake.ToString();
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static JsonArray Remotes(IEnumerable<ConnectionRule> rules) => Texts(rules.Select(r => r.Remote?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal));

    private static JsonArray Rules(IEnumerable<ConnectionRule> rules) => new([.. rules.Select(r => (JsonNode)new JsonObject
    {
        ["remote"] = r.Remote?.ToString() ?? "any", ["port"] = r.Port, ["protocol"] = r.Protocol, ["direction"] = r.Serves ? "incoming" : "outgoing",
    })]);

    private static ActionRequest Example() => new("", new Containment { Kind = ContainmentKind.Notify, Entity = new() { Type = Core.Entities.EntityType.Device, Id = "", Name = "" } }, 0, 0);
}
