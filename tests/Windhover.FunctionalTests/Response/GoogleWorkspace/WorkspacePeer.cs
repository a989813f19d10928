using System.Globalization;
using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response.GoogleWorkspace;

/// <summary>
/// Users, their tokens and the admin log, as the Directory and Reports APIs have them (https://developers.google.com/workspace/admin/directory/reference/rest/v1/users,
/// https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens, https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list).
/// </summary>
internal sealed class WorkspacePeer : RestPeer
{
    internal const string Admin = "responder@acme.example";
    internal const string Mallory = "mallory+x@acme.example";
    internal const string MalloryId = "100000000000000000042";
    internal const string App = "4242-evil.apps.googleusercontent.com";
    private const string UserScope = "https://www.googleapis.com/auth/admin.directory.user";
    private const string SecurityScope = "https://www.googleapis.com/auth/admin.directory.user.security";
    private const string ReportsScope = "https://www.googleapis.com/auth/admin.reports.audit.readonly";
    private static readonly string[] Known = ["id", "primaryEmail", "suspended", "suspensionReason", "isAdmin", "isDelegatedAdmin"];
    private readonly Dictionary<string, JsonObject> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<(string User, string Client), JsonObject> _tokens = [];
    private readonly List<(string Who, string What, string Mail, DateTimeOffset Time)> _log = [];

    internal WorkspacePeer()
    {
        _users["100000000000000000001"] = new() { ["id"] = "100000000000000000001", ["primaryEmail"] = Admin, ["isAdmin"] = true, ["suspended"] = false };
        _users[MalloryId] = new() { ["id"] = MalloryId, ["primaryEmail"] = Mallory, ["isAdmin"] = false, ["suspended"] = false, ["name"] = new JsonObject { ["fullName"] = "Mallory" } };
        _tokens[(MalloryId, App)] = new() { ["kind"] = "admin#directory#token", ["clientId"] = App, ["displayText"] = "<b>Calendar</b>\u202e", ["scopes"] = new JsonArray("https://mail.google.com/"), ["userKey"] = MalloryId };
    }

    internal GoogleTokens Tokens { get; } = new();

    /// <summary>Whether the admin log is up to date already.</summary>
    internal bool IsLogLate { get; set; }

    internal Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["subject"] = Admin, ["credentials"] = Tokens.Credentials(Address), ["endpoint"] = Address };

    internal override string Dump() => new JsonObject
    {
        ["users"] = new JsonArray([.. _users.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => u.Value.DeepClone())]),
        ["tokens"] = new JsonArray([.. _tokens.OrderBy(t => t.Key).Select(t => t.Value.DeepClone())]),
        ["signedOut"] = new JsonArray([.. _log.Where(l => l.What == "RESET_SIGNIN_COOKIES").Select(l => (JsonNode)l.Mail)]),
    }.ToJsonString();

    /// <summary>Suspends, or ends it, as somebody.</summary>
    internal void Suspend(string who, string reason, bool isSuspended)
    {
        var user = _users[MalloryId];
        user["suspended"] = isSuspended;
        user.Remove("suspensionReason");
        if (isSuspended) user["suspensionReason"] = reason;
        Log(who, isSuspended ? "SUSPEND_USER" : "UNSUSPEND_USER", Mallory);
    }

    protected override PeerAnswer Answer(PeerCall call)
    {
        if (call is { Method: "POST", Path: "/token" }) return Tokens.Give(call);
        return call.Segments switch
        {
            ["admin", "directory", "v1", "users", var key] => User(call, key),
            ["admin", "directory", "v1", "users", var key, "signOut"] => SignOut(call, key),
            ["admin", "directory", "v1", "users", var key, "tokens", var client] => Token(call, key, client),
            ["admin", "reports", "v1", "activity", "users", "all", "applications", "admin"] => Activities(call),
            _ => Breach(call, "no such method"),
        };
    }

    private static PeerAnswer Error(int status, string reason, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = "global", ["reason"] = reason }) },
    });

    private static PeerAnswer NoScope() => Error(403, "insufficientPermissions", "Request had insufficient authentication scopes.");

    private void Log(string who, string what, string mail) => _log.Insert(0, (who, what, mail, PeerActions.Now.AddSeconds(_log.Count + 1)));

    private JsonObject? Find(string key) => _users.Values.FirstOrDefault(u => (string)u["id"]! == key || (string)u["primaryEmail"]! == key);

    private PeerAnswer User(PeerCall call, string key)
    {
        if (!Tokens.Allows(call, UserScope)) return NoScope();
        if (Find(key) is not { } user) return Error(404, "notFound", "Resource Not Found: userKey");
        if (call.Method == "GET")
        {
            if (!call.HasQuery("fields") || call.Query["fields"].ToString().Split(',').Except(Known).Any()) return Breach(call, "unknown fields");
            return new(200, new JsonObject(call.Query["fields"].ToString().Split(',').Where(user.ContainsKey).Select(f => KeyValuePair.Create(f, user[f]?.DeepClone()))));
        }

        if (call.Method != "PUT" || call.Query.Count > 0) return Breach(call, "no such method");
        if (call.Body is not JsonObject { Count: 1 } body || body["suspended"] is not JsonValue value || !value.TryGetValue(out bool isSuspended)) return Breach(call, "more than one field would be changed");
        Suspend(Admin, "ADMIN", isSuspended);
        return new(200, user.DeepClone());
    }

    private PeerAnswer SignOut(PeerCall call, string key)
    {
        if (call.Method != "POST" || call.Text.Length > 0 || call.Query.Count > 0) return Breach(call, "the request body must be empty");
        if (!Tokens.Allows(call, SecurityScope)) return NoScope();
        if (Find(key) is not { } user) return Error(404, "notFound", "Resource Not Found: userKey");
        Log(Admin, "RESET_SIGNIN_COOKIES", (string)user["primaryEmail"]!);
        return new(204);
    }

    private PeerAnswer Token(PeerCall call, string key, string client)
    {
        if (call.Text.Length > 0 || call.Query.Count > 0 || call.Method is not ("GET" or "DELETE")) return Breach(call, "the request body must be empty");
        if (!Tokens.Allows(call, SecurityScope)) return NoScope();
        if (Find(key) is not { } user || !_tokens.TryGetValue(((string)user["id"]!, client), out var token)) return Error(404, "notFound", "Resource Not Found: clientId");
        if (call.Method == "GET") return new(200, token.DeepClone());
        _tokens.Remove(((string)user["id"]!, client));
        return new(204);
    }

    private PeerAnswer Activities(PeerCall call)
    {
        if (call.Method != "GET" || call.Query.Keys.Except(["eventName", "filters", "startTime", "maxResults", "pageToken"]).Any()) return Breach(call, "unknown parameters");
        if (!Tokens.Allows(call, ReportsScope)) return NoScope();
        var filter = call.Query["filters"].ToString();
        if (!filter.StartsWith("USER_EMAIL==", StringComparison.Ordinal)) return Breach(call, "another filter");
        var start = DateTimeOffset.ParseExact(call.Query["startTime"]!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var found = IsLogLate ? [] : _log.Where(l => l.What == call.Query["eventName"] && l.Mail == filter["USER_EMAIL==".Length..] && l.Time >= start).ToArray();

        // A page has one entry, so that pages are followed.
        var at = int.TryParse(call.Query["pageToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var answer = new JsonObject { ["kind"] = "admin#reports#activities" };
        if (found.Length > at) answer["items"] = new JsonArray(Activity(found[at]));
        if (found.Length > at + 1) answer["nextPageToken"] = (at + 1).ToString(CultureInfo.InvariantCulture);
        return new(200, answer);
    }

    private static JsonObject Activity((string Who, string What, string Mail, DateTimeOffset Time) entry) => new()
    {
        ["kind"] = "admin#reports#activity",
        ["id"] = new JsonObject { ["time"] = entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["applicationName"] = "admin" },
        ["actor"] = new JsonObject { ["callerType"] = "USER", ["email"] = entry.Who },
        ["events"] = new JsonArray(new JsonObject { ["type"] = "USER_SETTINGS", ["name"] = entry.What, ["parameters"] = new JsonArray(new JsonObject { ["name"] = "USER_EMAIL", ["value"] = entry.Mail }) }),
    };
}
