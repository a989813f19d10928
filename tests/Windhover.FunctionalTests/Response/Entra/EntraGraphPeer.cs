using System.Globalization;
using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response.Entra;

/// <summary>
/// Users, apps and what was consented to, as Microsoft Graph has them (https://learn.microsoft.com/en-us/graph/api/resources/user,
/// https://learn.microsoft.com/en-us/graph/api/resources/oauth2permissiongrant); errors have its form (https://learn.microsoft.com/en-us/graph/errors).
/// </summary>
internal sealed class EntraGraphPeer : RestPeer
{
    internal const string Mallory = "mallory.o'hara@acme.example";
    internal const string MalloryId = "10000000-0000-4000-8000-000000000042";
    internal const string Synced = "synced@acme.example";
    internal const string Guest = "guest_partner.example#EXT#@acme.example";
    internal const string App = "20000000-0000-4000-8000-000000000007";
    internal const string Client = "30000000-0000-4000-8000-000000000007";
    private const string Graph = "40000000-0000-4000-8000-000000000001";
    private readonly Dictionary<string, JsonObject> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _grants = new(StringComparer.Ordinal);
    private int _seconds;

    internal EntraGraphPeer()
    {
        AddUser(MalloryId, Mallory, false);
        AddUser("10000000-0000-4000-8000-000000000043", Synced, true);
        AddUser("10000000-0000-4000-8000-000000000044", Guest, false);
        AddGrant("Principal", MalloryId, Graph, "Mail.Read offline_access");
        AddGrant("Principal", MalloryId, "40000000-0000-4000-8000-000000000002", "Files.Read");
        AddGrant("Principal", "10000000-0000-4000-8000-000000000043", Graph, "User.Read");
        AddGrant("AllPrincipals", null, Graph, "User.Read");
    }

    internal Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["endpoint"] = Address, ["client_id"] = App };

    internal override string Dump() => new JsonObject
    {
        ["users"] = new JsonArray([.. _users.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => u.Value.DeepClone())]),
        ["grants"] = new JsonArray([.. _grants.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value.DeepClone())]),
    }.ToJsonString();

    internal void Enable(bool isEnabled) => _users[MalloryId]["accountEnabled"] = isEnabled;

    /// <summary>The user consents, or consents to something else.</summary>
    internal void AddGrant(string type, string? principal, string resource, string scope)
    {
        var id = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Client[^3..]}{resource[^3..]}{principal?[^3..]}?")).Replace('+', '-').Replace('/', '_');
        _grants[id] = new() { ["id"] = id, ["clientId"] = Client, ["consentType"] = type, ["principalId"] = principal, ["resourceId"] = resource, ["scope"] = scope };
    }

    internal void ConsentToMore() => AddGrant("Principal", MalloryId, Graph, "Mail.ReadWrite Mail.Send");

    protected override PeerAnswer Answer(PeerCall call) => call.Segments switch
    {
        ["v1.0", "users"] when call.Method == "GET" && call.HasQuery("$top", "$select") => new(200, new JsonObject { ["value"] = new JsonArray() }),
        ["v1.0", "users", var key] => User(call, key),
        ["v1.0", "users", var key, "revokeSignInSessions"] => Revoke(call, key),
        ["v1.0", "servicePrincipals(appId='20000000-0000-4000-8000-000000000007')"] when call.HasQuery("$select") => new(200, new JsonObject { ["id"] = Client, ["appId"] = App, ["displayName"] = "<b>Mail helper</b>" }),
        ["v1.0", var other] when other.StartsWith("servicePrincipals(appId='", StringComparison.Ordinal) => NotFound(other),
        ["v1.0", "oauth2PermissionGrants"] => call.Method == "POST" ? Consent(call) : Grants(call),
        ["v1.0", "oauth2PermissionGrants", var id] when call.Method == "DELETE" && call.Text.Length == 0 => _grants.Remove(id) ? new(204) : NotFound(id),
        _ => Breach(call, "no such call"),
    };

    private static PeerAnswer Error(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = new JsonObject { ["date"] = "2026-03-02T10:00:00", ["request-id"] = "0" } },
    });

    private static PeerAnswer NotFound(string what) => Error(404, "Request_ResourceNotFound", $"Resource '{what}' does not exist or one of its queried reference-property objects are not present.");

    private void AddUser(string id, string name, bool isSynced) => _users[id] = new()
    {
        ["id"] = id, ["userPrincipalName"] = name, ["accountEnabled"] = true, ["userType"] = "Member", ["onPremisesSyncEnabled"] = isSynced ? true : null, ["signInSessionsValidFromDateTime"] = "2025-11-02T08:00:00Z",
    };

    private JsonObject? Find(string key) => _users.Values.FirstOrDefault(u => (string)u["id"]! == key || string.Equals((string)u["userPrincipalName"]!, key, StringComparison.OrdinalIgnoreCase));

    private PeerAnswer User(PeerCall call, string key)
    {
        if (Find(key) is not { } user) return NotFound(key);
        if (call.Method == "GET")
        {
            if (!call.HasQuery("$select")) return Breach(call, "properties that are returned only on $select");
            var wanted = call.Query["$select"].ToString().Split(',');
            return wanted.All(user.ContainsKey) ? new(200, new JsonObject(wanted.Select(w => KeyValuePair.Create(w, user[w]?.DeepClone())))) : Breach(call, "an unknown property");
        }

        if (call.Method != "PATCH" || call.Body is not JsonObject { Count: 1 } body || body["accountEnabled"] is not { } enabled) return Breach(call, "more than one property would be changed");
        user["accountEnabled"] = (bool)enabled;
        return new(204);
    }

    private PeerAnswer Revoke(PeerCall call, string key)
    {
        if (call.Method != "POST" || call.Text.Length > 0) return Breach(call, "this operation has no request content");
        if (Find(key) is not { } user) return NotFound(key);
        user["signInSessionsValidFromDateTime"] = PeerActions.Now.AddSeconds(++_seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(200, new JsonObject { ["value"] = true });
    }

    private PeerAnswer Consent(PeerCall call)
    {
        if (call.Body is not JsonObject body || body.Select(b => b.Key).Except(["clientId", "consentType", "principalId", "resourceId", "scope"]).Any()) return Breach(call, "another body");
        if (_grants.Values.Any(g => (string?)g["principalId"] == (string?)body["principalId"] && (string)g["resourceId"]! == (string)body["resourceId"]!))
            return Error(409, "Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists.");
        AddGrant((string)body["consentType"]!, (string)body["principalId"]!, (string)body["resourceId"]!, (string)body["scope"]!);
        return new(201, body.DeepClone());
    }

    private PeerAnswer Grants(PeerCall call)
    {
        if (call.Method != "GET" || call.Query["$filter"] != $"clientId eq '{Client}'") return Breach(call, "another filter");

        // Two on a page, so that pages are followed.
        var at = int.TryParse(call.Query["$skiptoken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var all = _grants.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value.DeepClone()).ToArray();
        var answer = new JsonObject { ["value"] = new JsonArray([.. all.Skip(at).Take(2)]) };
        if (all.Length > at + 2) answer["@odata.nextLink"] = $"{Address}/v1.0/oauth2PermissionGrants?$filter={Uri.EscapeDataString($"clientId eq '{Client}'")}&$skiptoken={at + 2}";
        return new(200, answer);
    }
}
