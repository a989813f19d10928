using System.Text.Json.Nodes;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A rule as it stands.</summary>
/// <param name="Chain">Its chain.</param>
/// <param name="Handle">The kernel's number for it.</param>
/// <param name="Comment">Its comment; "" without one.</param>
/// <param name="Expressions">What it says.</param>
internal sealed record NftRule(string Chain, long Handle, string Comment, JsonArray Expressions)
{
    /// <summary>What it does in the end: <c>drop</c>, <c>return</c>, <c>jump NAME</c>; "" when nothing.</summary>
    public string Verdict => VerdictOf(Expressions);

    /// <summary>Packets that it counted; 0 when it does not count.</summary>
    public long Packets => Expressions.OfType<JsonObject>().Sum(e => e["counter"] is JsonObject counter ? counter["packets"]?.GetValue<long>() ?? 0 : 0);

    /// <summary>See <see cref="Verdict"/>.</summary>
    public static string VerdictOf(JsonArray expressions) => (expressions.LastOrDefault() as JsonObject)?.FirstOrDefault() switch
    {
        { Key: "drop" or "return" or "accept" } plain => plain.Key,
        { Key: "jump" } jump => $"jump {jump.Value?["target"]?.GetValue<string>()}",
        _ => "",
    };
}
