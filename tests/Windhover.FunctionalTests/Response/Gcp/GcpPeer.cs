using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Windhover.FunctionalTests.Response.Gcp;

/// <summary>
/// Machines, firewall rules and keys of service accounts as Google Cloud has them (https://cloud.google.com/compute/docs/reference/rest/v1/firewalls,
/// https://cloud.google.com/compute/docs/reference/rest/v1/instances/setTags, https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys). What is changed takes effect when its operation
/// is waited for.
/// </summary>
internal sealed partial class GcpPeer : RestPeer
{
    internal const string Project = "acme-lab";
    internal const string Host = "acme-net-host";
    internal const string Machine = $"projects/{Project}/zones/europe-west1-b/instances/web-1";
    internal const string Account = $"builder@{Project}.iam.gserviceaccount.com";
    internal const string Key = "0123456789abcdef0123456789abcdef01234567";
    private const string Network = $"https://www.googleapis.com/compute/v1/projects/{Host}/global/networks/shop";
    private readonly SortedDictionary<string, JsonObject> _rules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action> _operations = new(StringComparer.Ordinal);
    private readonly List<string> _tags = ["web"];
    private int _operation;
    private int _fingerprint = 1;

    internal GcpPeer()
    {
        AddRule("allow-web", 700, "INGRESS", "shop");
        AddRule("allow-first-elsewhere", 5, "INGRESS", "another");
        _keys[Key] = new() { ["name"] = $"projects/{Project}/serviceAccounts/{Account}/keys/{Key}", ["keyType"] = "USER_MANAGED", ["keyOrigin"] = "GOOGLE_PROVIDED" };
        _keys[new string('f', 40)] = new() { ["name"] = $"projects/{Project}/serviceAccounts/{Account}/keys/{new string('f', 40)}", ["keyType"] = "SYSTEM_MANAGED" };
    }

    internal GoogleTokens Tokens { get; } = new();

    internal IEnumerable<JsonObject> Rules => _rules.Values;

    internal Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["projects"] = $"{Project}, {Host}", ["credentials"] = Tokens.Credentials(Address), ["endpoint"] = Address, ["iam_endpoint"] = Address };

    internal override string Dump() => new JsonObject
    {
        ["rules"] = new JsonArray([.. _rules.Values.Select(r => r.DeepClone())]), ["tags"] = new JsonArray([.. _tags.Select(t => (JsonNode)t)]), ["keys"] = new JsonArray([.. _keys.Values.Select(k => k.DeepClone())]),
    }.ToJsonString();

    /// <summary>Somebody gives the machine another tag.</summary>
    internal void AddTag(string tag)
    {
        _tags.Add(tag);
        _fingerprint++;
    }

    internal bool ChangeRule()
    {
        if (_rules.Values.FirstOrDefault(r => ((string)r["name"]!).StartsWith("windhover-", StringComparison.Ordinal)) is not { } rule) return false;
        rule["description"] = "a person's now";
        return true;
    }

    internal void AddKey(string id) => _keys[id] = new() { ["name"] = $"projects/{Project}/serviceAccounts/{Account}/keys/{id}", ["keyType"] = "USER_MANAGED" };

    internal void Disable(bool isDisabled, string reason = "")
    {
        _keys[Key].Remove("disabled");
        _keys[Key].Remove("disableReason");
        if (isDisabled) (_keys[Key]["disabled"], _keys[Key]["disableReason"]) = (true, reason);
    }

    protected override PeerAnswer Answer(PeerCall call)
    {
        if (call is { Method: "POST", Path: "/token" }) return Tokens.Give(call);
        if (!Tokens.Allows(call, "https://www.googleapis.com/auth/cloud-platform")) return Error(401, "UNAUTHENTICATED", "no token");
        return call.Segments switch
        {
            ["compute", "v1", "projects", var project, "global", "firewalls", .. var rest] => project == Host ? Firewalls(call, rest) : project == Project && rest.Length == 0 ? new(200, new JsonObject { ["items"] = new JsonArray() }) : NotFound(call),
            ["compute", "v1", "projects", Project, "aggregated", "instances"] when call.Method == "GET" => new(200, new JsonObject
            {
                ["items"] = new JsonObject
                {
                    ["zones/europe-west1-b"] = new JsonObject { ["instances"] = new JsonArray(Instance()) },
                    ["zones/europe-west1-c"] = new JsonObject { ["warning"] = new JsonObject { ["code"] = "NO_RESULTS_ON_PAGE" } },
                },
            }),
            ["compute", "v1", "projects", Host, "aggregated", "instances"] when call.Method == "GET" => new(200, new JsonObject { ["items"] = new JsonObject() }),
            ["compute", "v1", "projects", Project, "zones", "europe-west1-b", "instances", "web-1"] when call.Method == "GET" => new(200, Instance()),
            ["compute", "v1", "projects", Project, "zones", "europe-west1-b", "instances", "web-1", "setTags"] => SetTags(call),
            ["compute", "v1", "projects", _, "zones", _, "instances", _] => NotFound(call),
            ["compute", "v1", "projects", Project, "zones", "europe-west1-b", "operations", var name, "wait"] => Wait(call, name),
            ["compute", "v1", "projects", Host, "global", "operations", var name, "wait"] => Wait(call, name),
            ["v1", "projects", Project, "serviceAccounts", var account, "keys", .. var rest] => Keys(call, account, rest),
            _ => Breach(call, "no such call"),
        };
    }

    private static PeerAnswer Error(int status, string word, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["status"] = word },
    });

    private static PeerAnswer NotFound(PeerCall call) => Error(404, "NOT_FOUND", $"The resource '{call.Path}' was not found");

    private static JsonObject Instance(IEnumerable<string> tags, int fingerprint) => new()
    {
        ["name"] = "web-1", ["zone"] = $"https://www.googleapis.com/compute/v1/projects/{Project}/zones/europe-west1-b",
        ["tags"] = new JsonObject { ["items"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]), ["fingerprint"] = $"f{fingerprint}=" },
        ["networkInterfaces"] = new JsonArray(new JsonObject { ["network"] = Network, ["networkIP"] = "10.2.0.7", ["stackType"] = "IPV4_IPV6", ["ipv6Address"] = "fd20::7" }),
    };

    private JsonObject Instance() => Instance(_tags, _fingerprint);

    private void AddRule(string name, int priority, string direction, string network) => _rules[name] = new()
    {
        ["name"] = name, ["network"] = $"https://www.googleapis.com/compute/v1/projects/{Host}/global/networks/{network}", ["direction"] = direction, ["priority"] = priority, ["allowed"] = new JsonArray(new JsonObject { ["IPProtocol"] = "all" }),
        ["disabled"] = false,
    };

    private PeerAnswer Operation(Action work, bool isGlobal)
    {
        var name = $"operation-{++_operation}";
        _operations[name] = work;
        return new(200, new JsonObject { ["kind"] = "compute#operation", ["name"] = name, ["status"] = isGlobal ? "PENDING" : "RUNNING" });
    }

    private PeerAnswer Wait(PeerCall call, string name)
    {
        if (call.Method != "POST" || call.Text.Length > 0) return Breach(call, "the request body must be empty");
        if (!_operations.Remove(name, out var work)) return NotFound(call);
        work();
        return new(200, new JsonObject { ["kind"] = "compute#operation", ["name"] = name, ["status"] = "DONE" });
    }

    private PeerAnswer Firewalls(PeerCall call, string[] rest)
    {
        switch (call.Method, rest)
        {
            case ("GET", []):
                // One on a page, so that pages are followed.
                var at = int.TryParse(call.Query["pageToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
                var page = new JsonObject { ["items"] = new JsonArray([.. _rules.Values.Skip(at).Take(1).Select(r => r.DeepClone())]) };
                if (at + 1 < _rules.Count) page["nextPageToken"] = (at + 1).ToString(CultureInfo.InvariantCulture);
                return new(200, page);
            case ("GET", [var name]): return _rules.TryGetValue(name, out var found) ? new(200, found.DeepClone()) : NotFound(call);
            case ("DELETE", [var name]): return _rules.ContainsKey(name) ? Operation(() => _rules.Remove(name), true) : NotFound(call);
            case ("POST", []): return Insert(call);
            default: return Breach(call, "no such call");
        }
    }

    private PeerAnswer Insert(PeerCall call)
    {
        if (call.Body is not JsonObject body) return Breach(call, "no body");
        var name = (string)body["name"]!;
        if (!Name().IsMatch(name) || !Name().IsMatch((string)body["targetTags"]![0]!)) return Breach(call, "Invalid value for field 'resource.name'");
        if (_rules.ContainsKey(name)) return Error(409, "ALREADY_EXISTS", $"The resource '{name}' already exists");
        var ranges = body[(string)body["direction"]! == "INGRESS" ? "sourceRanges" : "destinationRanges"]!.AsArray().Select(r => (string)r!).ToList();
        if (ranges.Any(r => r.Contains(':', StringComparison.Ordinal)) && ranges.Any(r => !r.Contains(':', StringComparison.Ordinal))) return Breach(call, "a rule can contain either IPv4 or IPv6 ranges, but not both");
        if (!ranges.All(r => r.Contains('/', StringComparison.Ordinal))) return Breach(call, "ranges must be in CIDR format");
        var denied = body["denied"]![0]!;
        if (denied["ports"] is not null && (string)denied["IPProtocol"]! is not ("tcp" or "udp" or "sctp")) return Breach(call, "ports may only be specified for tcp, udp and sctp");
        if ((int)body["priority"]! is < 0 or > 65535) return Breach(call, "priority");
        var made = body.DeepClone().AsObject();
        made["disabled"] = false;
        return Operation(() => _rules[name] = made, true);
    }

    private PeerAnswer SetTags(PeerCall call)
    {
        if (call.Method != "POST" || call.Body is not JsonObject { Count: 2 } body || body["items"] is not JsonArray items) return Breach(call, "another body");
        if ((string?)body["fingerprint"] != $"f{_fingerprint}=") return new(412, JsonNode.Parse("""{"error":{"code":412,"message":"Supplied fingerprint does not match current metadata fingerprint.","errors":[{"domain":"global","reason":"conditionNotMet","location":"If-Match","locationType":"header"}]}}"""));
        var wanted = items.Select(i => (string)i!).ToList();
        return wanted.All(Name().IsMatch)
            ? Operation(() =>
            {
                _tags.Clear();
                _tags.AddRange(wanted);
                _fingerprint++;
            }, false)
            : Breach(call, "each tag must comply with RFC1035");
    }

    private PeerAnswer Keys(PeerCall call, string account, string[] rest)
    {
        if (account != Account) return NotFound(call);
        if (call.Method == "GET" && rest.Length == 0)
            return call.Query["keyTypes"] == "USER_MANAGED" ? new(200, new JsonObject { ["keys"] = new JsonArray([.. _keys.Values.Where(k => (string)k["keyType"]! == "USER_MANAGED").Select(k => k.DeepClone())]) }) : Breach(call, "another type");
        var (id, verb) = rest[0].Split(':') is [var one, var two] ? (one, two) : (rest[0], "");
        if (!_keys.TryGetValue(id, out var key)) return NotFound(call);
        if (call.Method == "GET" && verb.Length == 0) return new(200, key.DeepClone());
        if (call.Method != "POST" || call.Text.Length > 0 || verb is not ("disable" or "enable")) return Breach(call, "the request body must be empty");
        if (id == Key) Disable(verb == "disable", "SERVICE_ACCOUNT_KEY_DISABLE_REASON_USER_INITIATED");
        return new(200, new JsonObject());
    }

    [GeneratedRegex("^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
