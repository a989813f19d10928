using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>What one action makes in the table: sets with the device's addresses, two chains with rules, and the jumps to them. It is read from a plan alone.</summary>
internal sealed class NftPiece
{
    private NftPiece(NftNames names, IReadOnlyList<Address> own, IReadOnlyList<WantedRule> rules) => (Names, Own, Rules) = (names, own, rules);

    /// <summary>Its names.</summary>
    public NftNames Names { get; }

    /// <summary>The device's addresses.</summary>
    public IReadOnlyList<Address> Own { get; }

    /// <summary>All rules, chain by chain in their order.</summary>
    public IReadOnlyList<WantedRule> Rules { get; }

    /// <summary>The sets and whether they are of IPv4.</summary>
    public IEnumerable<(string Name, bool IsV4)> Sets => Own.Select(a => a.IsV4).Distinct().OrderDescending().Select(v4 => (Names.Own(v4), v4));

    /// <summary>Reads a plan.</summary>
    public static NftPiece Of(ActionPlan plan)
    {
        var names = NftNames.Of(plan.ActionId);
        List<Address> own = [.. plan.Change["own"]!.AsArray().Select(a => Address.Parse(a!.GetValue<string>()))];
        var families = own.Select(a => a.IsV4).Distinct().OrderDescending().ToList();
        List<WantedRule> rules = [.. Chain(names, names.Out, plan.Change["out"]!.AsArray()), .. Chain(names, names.In, plan.Change["in"]!.AsArray())];
        foreach (var isV4 in families)
        {
            rules.Add(Jump(names, isV4, isSource: true));
            rules.Add(Jump(names, isV4, isSource: false));
        }

        return new NftPiece(names, own, rules);
    }

    private static IEnumerable<WantedRule> Chain(NftNames names, string chain, JsonArray rules) => rules.Select((rule, place) => Wanted(names, chain, place, rule!.AsArray()));

    private static WantedRule Jump(NftNames names, bool isV4, bool isSource)
    {
        JsonArray expressions = [NftMatch.Own(names.Own(isV4), isV4, isSource), new JsonObject { ["jump"] = new JsonObject { ["target"] = isSource ? names.Out : names.In } }];
        return Wanted(names, NftNames.Forward, (isV4 ? 0 : 2) + (isSource ? 0 : 1), expressions);
    }

    private static WantedRule Wanted(NftNames names, string chain, int place, JsonArray expressions)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(expressions.ToJsonString())))[..8];
        return new WantedRule(chain, names.Comment(place, digest), expressions, NftRule.VerdictOf(expressions));
    }

    /// <summary>A rule that is to stand.</summary>
    internal sealed record WantedRule(string Chain, string Comment, JsonArray Expressions, string Verdict);
}
