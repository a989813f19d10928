using System.Globalization;
using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response.Azure;

/// <summary>
/// Machines, interfaces, security groups and role assignments as Azure Resource Manager has them: rules of a group (https://learn.microsoft.com/en-us/rest/api/virtualnetwork/security-rules),
/// machines (https://learn.microsoft.com/en-us/rest/api/compute/virtual-machines) and role assignments (https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments). Ids are not
/// case-sensitive, and what is made or deleted is so only when it is asked for again.
/// </summary>
internal sealed class ArmPeer : RestPeer
{
    internal const string Subscription = "50000000-0000-4000-8000-000000000001";
    internal const string Group = $"/subscriptions/{Subscription}/resourceGroups/Shop";
    internal const string Machine = $"{Group}/providers/Microsoft.Compute/virtualMachines/web-1";
    internal const string Interface = $"{Group}/providers/Microsoft.Network/networkInterfaces/web-1-nic";
    internal const string Nsg = $"{Group}/providers/Microsoft.Network/networkSecurityGroups/shop-nsg";
    internal const string Principal = "60000000-0000-4000-8000-000000000042";
    internal const string Assignment = $"{Group}/providers/Microsoft.Authorization/roleAssignments/70000000-0000-4000-8000-000000000001";
    private const string Subnet = $"{Group}/providers/Microsoft.Network/virtualNetworks/shop/subnets/web";
    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.OrdinalIgnoreCase);
    private int _tags;

    internal ArmPeer()
    {
        _objects[Machine] = new() { ["id"] = Machine, ["properties"] = new JsonObject { ["networkProfile"] = new JsonObject { ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = Interface }) } } };
        _objects[Interface] = new()
        {
            ["id"] = Interface,
            ["properties"] = new JsonObject
            {
                ["macAddress"] = "00-0D-3A-1B-2C-3D", ["virtualMachine"] = new JsonObject { ["id"] = Machine }, ["networkSecurityGroup"] = new JsonObject { ["id"] = Nsg },
                ["ipConfigurations"] = new JsonArray(Configuration("10.1.0.4"), Configuration("fd00:1::4")),
            },
        };
        _objects[Subnet] = new() { ["id"] = Subnet, ["properties"] = new JsonObject { ["networkSecurityGroup"] = new JsonObject { ["id"] = Nsg } } };
        AddRule("deny-telnet", 100, "Inbound", "Deny");
        AddRule("allow-web", 300, "Inbound", "Allow");
        AddRule("allow-all-out", 1000, "Outbound", "Allow");
        _objects[Assignment] = Role("condition-is-kept");
        Power = "PowerState/running";
    }

    internal string Power { get; set; }

    internal Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["endpoint"] = Address };

    /// <summary>The security rules, without their tags.</summary>
    internal IEnumerable<JsonObject> Rules => _objects.Where(o => o.Key.StartsWith($"{Nsg}/securityRules/", StringComparison.OrdinalIgnoreCase)).Select(o => o.Value);

    internal override string Dump() => new JsonObject
    {
        ["power"] = Power,
        ["objects"] = new JsonArray([.. _objects.Values.Select(o =>
        {
            var copy = o.DeepClone().AsObject();
            copy.Remove("etag");
            return copy;
        })]),
    }.ToJsonString();

    /// <summary>The interface has a group of its own no more.</summary>
    internal void LeaveTheGroupToTheSubnet() => _objects[Interface]["properties"]!.AsObject().Remove("networkSecurityGroup");

    /// <summary>Nobody has a group.</summary>
    internal void TakeTheGroupAway()
    {
        LeaveTheGroupToTheSubnet();
        _objects[Subnet]["properties"]!.AsObject().Remove("networkSecurityGroup");
    }

    internal void AddRule(string name, int priority, string direction, string access) => Put($"{Nsg}/securityRules/{name}", new JsonObject
    {
        ["name"] = name,
        ["properties"] = new JsonObject
        {
            ["provisioningState"] = "Succeeded", ["protocol"] = "*", ["sourcePortRange"] = "*", ["destinationPortRange"] = "*", ["sourceAddressPrefix"] = "*", ["destinationAddressPrefix"] = "*",
            ["access"] = access, ["priority"] = priority, ["direction"] = direction,
        },
    });

    /// <summary>A person makes a rule of ours wider.</summary>
    internal bool ChangeRule()
    {
        if (Rules.FirstOrDefault(r => ((string)r["name"]!).StartsWith("windhover-", StringComparison.Ordinal)) is not { } rule) return false;
        rule["properties"]!["destinationPortRange"] = "65000";
        rule["etag"] = Tag();
        return true;
    }

    internal void GiveTheRole(string description) => _objects[Assignment] = Role(description);

    protected override PeerAnswer Answer(PeerCall call)
    {
        var id = "/" + string.Join('/', call.Segments);
        if (!call.HasQuery("api-version")) return Breach(call, "the api-version parameter is required");
        if (id == "/subscriptions" && call.Query["api-version"] == "2022-12-01") return new(200, new JsonObject { ["value"] = new JsonArray(new JsonObject { ["subscriptionId"] = Subscription, ["state"] = "Enabled" }) });
        if (id.Contains("/Microsoft.Network/", StringComparison.OrdinalIgnoreCase)) return call.Query["api-version"] == "2024-05-01" ? Network(call, id) : Breach(call, "another version");
        if (id.Contains("/Microsoft.Compute/", StringComparison.OrdinalIgnoreCase)) return call.Query["api-version"] == "2024-07-01" ? Compute(call, id) : Breach(call, "another version");
        return id.Contains("/Microsoft.Authorization/roleAssignments/", StringComparison.OrdinalIgnoreCase) && call.Query["api-version"] == "2022-04-01" ? Authorization(call, id) : Breach(call, "no such call");
    }

    private static JsonObject Configuration(string address) => new() { ["properties"] = new JsonObject { ["privateIPAddress"] = address, ["subnet"] = new JsonObject { ["id"] = Subnet } } };

    private static PeerAnswer Error(int status, string code, string message) => new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static PeerAnswer NotFound(string id) => Error(404, "ResourceNotFound", $"The Resource '{id}' was not found.");

    private static JsonObject Role(string description) => new()
    {
        ["id"] = Assignment, ["type"] = "Microsoft.Authorization/roleAssignments", ["name"] = Assignment[^36..],
        ["properties"] = new JsonObject
        {
            ["roleDefinitionId"] = $"/subscriptions/{Subscription}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635", ["principalId"] = Principal,
            ["principalType"] = "ServicePrincipal", ["scope"] = Group, ["description"] = description, ["condition"] = null,
        },
    };

    private string Tag() => $"W/\"{(++_tags).ToString(CultureInfo.InvariantCulture)}\"";

    private void Put(string id, JsonObject what)
    {
        what["id"] = id;
        what["etag"] = Tag();
        _objects[id] = what;
    }

    private PeerAnswer Network(PeerCall call, string id)
    {
        if (id.Equals($"/subscriptions/{Subscription}/providers/Microsoft.Network/networkInterfaces", StringComparison.OrdinalIgnoreCase)) return new(200, new JsonObject { ["value"] = new JsonArray(_objects[Interface].DeepClone()) });
        if (id.Equals(Nsg, StringComparison.OrdinalIgnoreCase) && call.Method == "GET")
            return new(200, new JsonObject { ["id"] = Nsg, ["properties"] = new JsonObject { ["securityRules"] = new JsonArray([.. Rules.Select(r => r.DeepClone())]), ["defaultSecurityRules"] = new JsonArray() } });
        var isRule = id.StartsWith($"{Nsg}/securityRules/", StringComparison.OrdinalIgnoreCase);
        if (call.Method == "PUT" && isRule) return Make(call, id);
        if (!_objects.TryGetValue(id, out var found)) return call.Method == "DELETE" ? new(204) : NotFound(id);
        if (call.IfMatch.Length > 0 && call.IfMatch != (string?)found["etag"]) return Error(412, "PreconditionFailed", "Precondition failed.");
        if (call.Method == "DELETE" && isRule)
        {
            // It goes away when it is next looked at.
            found["properties"]!["provisioningState"] = "Deleting";
            return new(202);
        }

        if (call.Method != "GET") return Breach(call, "no such call");
        var answer = new PeerAnswer(200, found.DeepClone(), Tag: (string?)found["etag"]);
        if (!isRule) return answer;
        if ((string?)found["properties"]!["provisioningState"] == "Deleting") _objects.Remove(id);
        else found["properties"]!["provisioningState"] = "Succeeded";
        return answer;
    }

    private PeerAnswer Make(PeerCall call, string id)
    {
        if (call.Body?["properties"] is not JsonObject properties) return Breach(call, "no properties");
        var (priority, direction) = ((int)properties["priority"]!, (string)properties["direction"]!);
        if (priority is < 100 or > 4096) return Breach(call, "SecurityRuleInvalidPriority");
        if ((string)properties["protocol"]! is not ("Tcp" or "Udp" or "Icmp" or "Esp" or "Ah" or "*")) return Breach(call, "SecurityRuleParameterContainsUnsupportedValue: protocol");
        if (((string)properties["description"]!).Length > 140) return Breach(call, "a restricted description: 140 characters");
        string[] ends = [.. Many(properties, "source"), .. Many(properties, "destination")];
        if (ends.Length == 0 || (ends.Any(e => e.Contains(':', StringComparison.Ordinal)) && ends.Any(e => e.Contains('.', StringComparison.Ordinal)))) return Breach(call, "addresses of two families, or none");
        if (Rules.Any(r => (int)r["properties"]!["priority"]! == priority && (string)r["properties"]!["direction"]! == direction && !id.Equals((string)r["id"]!, StringComparison.OrdinalIgnoreCase)))
            return Error(400, "SecurityRuleConflict", "Security rules cannot have the same Priority and Direction.");
        var made = new JsonObject { ["name"] = id.Split('/')[^1], ["properties"] = properties.DeepClone() };
        made["properties"]!["provisioningState"] = "Updating";
        var isNew = !_objects.ContainsKey(id);
        Put(id, made);
        return new(isNew ? 201 : 200, made.DeepClone());
    }

    private static IEnumerable<string> Many(JsonObject properties, string side) =>
        (properties[$"{side}AddressPrefixes"]?.AsArray() ?? new JsonArray(properties[$"{side}AddressPrefix"]?.DeepClone())).Where(p => p is not null).Select(p => (string)p!);

    private PeerAnswer Compute(PeerCall call, string id)
    {
        if (!$"{id}/".StartsWith($"{Machine}/", StringComparison.OrdinalIgnoreCase)) return NotFound(id);
        switch (call.Method, id[Machine.Length..])
        {
            case ("GET", ""): return new(200, _objects[Machine].DeepClone());
            case ("GET", "/instanceView"):
                var seen = Power;
                if (Power == "PowerState/deallocating") Power = "PowerState/deallocated";
                if (Power == "PowerState/starting") Power = "PowerState/running";
                return new(200, new JsonObject { ["statuses"] = new JsonArray(new JsonObject { ["code"] = "ProvisioningState/succeeded" }, new JsonObject { ["code"] = seen }) });
            case ("POST", "/deallocate") when call.Text.Length == 0:
                Power = "PowerState/deallocating";
                return new(202);
            case ("POST", "/start") when call.Text.Length == 0:
                Power = "PowerState/starting";
                return new(202);
            default: return Breach(call, "no such call");
        }
    }

    private PeerAnswer Authorization(PeerCall call, string id)
    {
        _objects.TryGetValue(id, out var found);
        switch (call.Method)
        {
            case "GET": return found is null ? Error(404, "RoleAssignmentNotFound", $"The role assignment '{id[^36..]}' is not found.") : new(200, found.DeepClone());
            case "DELETE":
                _objects.Remove(id);
                return found is null ? new(204) : new(200, found.DeepClone());
            case "PUT" when call.Body is { } sent && sent["properties"] is JsonObject properties && properties["scope"] is null && properties["roleDefinitionId"] is not null && properties["principalId"] is not null:
                var made = Role("");
                foreach (var (name, value) in properties) made["properties"]![name] = value?.DeepClone();
                _objects[id] = made;
                return new(201, made.DeepClone());
            default: return Breach(call, "no such call, or read-only properties");
        }
    }
}
