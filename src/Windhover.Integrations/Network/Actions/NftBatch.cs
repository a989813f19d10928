using System.Text.Json.Nodes;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Commands to one inet table in nft's JSON; the kernel takes all of them or none.</summary>
/// <param name="table">Its name.</param>
internal sealed class NftBatch(string table)
{
    private const int BeforeFilter = -10;
    private readonly JsonArray commands = [];

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => commands.Count == 0;

    /// <summary>Asks for a table with all that is in it.</summary>
    public static string List(string table) => Whole([new JsonObject { ["list"] = new JsonObject { ["table"] = new JsonObject { ["family"] = "inet", ["name"] = table } } }]);

    /// <summary>Makes the table.</summary>
    public void AddTable() => Do("add", "table", new() { ["family"] = "inet", ["name"] = table });

    /// <summary>Removes the table.</summary>
    public void DeleteTable() => Do("delete", "table", new() { ["family"] = "inet", ["name"] = table });

    /// <summary>Makes a chain for what is forwarded, before the usual filter.</summary>
    public void AddForward(string name)
    {
        var chain = In("name", name);
        (chain["type"], chain["hook"], chain["prio"], chain["policy"]) = ("filter", "forward", BeforeFilter, "accept");
        Do("add", "chain", chain);
    }

    /// <summary>Makes a chain that is jumped to.</summary>
    public void AddChain(string name) => Do("add", "chain", In("name", name));

    /// <summary>Removes a chain without rules.</summary>
    public void DeleteChain(string name) => Do("delete", "chain", In("name", name));

    /// <summary>Adds a rule at the end of a chain.</summary>
    public void AddRule(string chain, string comment, JsonNode expressions)
    {
        var rule = In("chain", chain);
        rule["comment"] = comment;
        rule["expr"] = expressions.DeepClone();
        Do("add", "rule", rule);
    }

    /// <summary>Removes a rule.</summary>
    public void DeleteRule(NftRule rule)
    {
        var named = In("chain", rule.Chain);
        named["handle"] = rule.Handle;
        Do("delete", "rule", named);
    }

    /// <summary>Makes a set of addresses that end by themselves.</summary>
    public void AddSet(string name, bool isV4)
    {
        var set = In("name", name);
        set["type"] = isV4 ? "ipv4_addr" : "ipv6_addr";
        set["flags"] = new JsonArray("timeout");
        Do("add", "set", set);
    }

    /// <summary>Removes a set.</summary>
    public void DeleteSet(string name) => Do("delete", "set", In("name", name));

    /// <summary>Adds an address for some seconds.</summary>
    public void AddElement(string set, string address, long seconds, string comment) => Element("add", set, new JsonObject
    {
        ["elem"] = new JsonObject { ["val"] = address, ["timeout"] = seconds, ["comment"] = comment },
    });

    /// <summary>Removes an address.</summary>
    public void DeleteElement(string set, string address) => Element("delete", set, JsonValue.Create(address));

    /// <inheritdoc/>
    public override string ToString() => Whole((JsonArray)commands.DeepClone());

    private static string Whole(JsonArray commands) => new JsonObject { ["nftables"] = commands }.ToJsonString();

    private void Element(string verb, string set, JsonNode element)
    {
        var named = In("name", set);
        named["elem"] = new JsonArray(element);
        Do(verb, "element", named);
    }

    private JsonObject In(string key, string name) => new() { ["family"] = "inet", ["table"] = table, [key] = name };

    private void Do(string verb, string what, JsonObject named) => commands.Add((JsonNode)new JsonObject { [verb] = new JsonObject { [what] = named } });
}
