using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A table as it stands.</summary>
internal sealed class NftTable
{
    private readonly HashSet<string> others = new(StringComparer.Ordinal);

    /// <summary>Chains by name with the hook that they stand at; "" for those that are jumped to.</summary>
    public Dictionary<string, string> Chains { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets by name.</summary>
    public HashSet<string> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Rules of all chains, in their order.</summary>
    public List<NftRule> Rules { get; } = [];

    /// <summary>Elements of all sets.</summary>
    public List<NftElement> Elements { get; } = [];

    /// <summary>True when more than chains and sets is in it: maps, counters, flow tables.</summary>
    public bool HasOthers => others.Count > 0;

    /// <summary>Reads what nft listed.</summary>
    /// <exception cref="ActionFailedException">It has another form than documented.</exception>
    public static NftTable Parse(string table, JsonArray objects)
    {
        var read = new NftTable();
        try
        {
            foreach (var item in objects.OfType<JsonObject>())
            {
                var (kind, value) = item.First();
                if (value is JsonObject named && named["table"]?.GetValue<string>() == table) read.Take(kind, named);
            }
        }
        catch (Exception strange) when (strange is InvalidOperationException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            throw new ActionFailedException($"nft listed the table {table} in a form that is not known: {strange.Message}", strange);
        }

        return read;
    }

    /// <summary>The rules of one chain.</summary>
    public IEnumerable<NftRule> Of(string chain) => Rules.Where(r => r.Chain == chain);

    private void Take(string kind, JsonObject named)
    {
        switch (kind)
        {
            case "chain":
                Chains[named["name"]!.GetValue<string>()] = named["hook"] is { } hook ? $"{named["type"]} {hook}" : "";
                break;
            case "set":
                TakeSet(named);
                break;
            case "rule":
                Rules.Add(new(named["chain"]!.GetValue<string>(), named["handle"]!.GetValue<long>(), named["comment"]?.GetValue<string>() ?? "", named["expr"] as JsonArray ?? []));
                break;
            default:
                others.Add($"{kind} {named["name"]}");
                break;
        }
    }

    private void TakeSet(JsonObject named)
    {
        var set = named["name"]!.GetValue<string>();
        Sets.Add(set);
        foreach (var one in named["elem"] as JsonArray ?? [])
        {
            var inner = (one as JsonObject)?["elem"] as JsonObject;
            Elements.Add(new(set, Text(inner is null ? one : inner["val"]), inner?["expires"]?.GetValue<long>(), inner?["comment"]?.GetValue<string>() ?? ""));
        }
    }

    private static string Text(JsonNode? value) => value is JsonValue plain && plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : value?.ToJsonString() ?? "";
}
