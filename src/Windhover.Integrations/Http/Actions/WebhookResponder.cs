using System.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Templates;

namespace Windhover.Integrations.Http.Actions;

/// <summary>The way to any firewall, EDR, SOAR or ITSM: signed calls whose bodies a user's templates shape.</summary>
internal sealed class WebhookResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "webhook";

    /// <summary>The page that describes how such calls are signed and checked.</summary>
    public const string Page = "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries";

    private const int ShortestSecret = 16;

    private const string Everything = """
        {"action_id": "{{action_id}}", "step": "{{step}}", "kind": "{{kind}}", "entity": {"id": "{{entity.id}}", "type": "{{entity.type}}", "name": "{{entity.name}}", "account": "{{entity.account}}", "ips": "{{entity.ips}}"},
         "block": "{{block}}", "allow": "{{allow}}", "operations": "{{operations}}", "services": "{{services}}", "credential": "{{credential}}", "sessions_before": "{{sessions_before}}", "until": "{{until}}", "text": "{{text}}"}
        """;

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Signed webhook",
        Page = Page,
        Settings =
        [
            new("actions", "Kinds of actions that the receiver carries out, as `block_connections, quarantine`."),
            new("url", "Where an action is applied; `{{action_id}}` in its path or query stands for the action's id. https, or http on this machine."),
            new("undo_url", "Where an action is taken back; needed for every kind that can be.", ""),
            new("verify_url", "Where it is asked how an action stands: a GET that is answered 200 with `{\"state\": \"in_force\"}`, `absent` or `different`, and a `text` if it likes.", ""),
            new("plan_url", "Where it is asked, before anybody decides, whether the receiver could: a POST of the body with the step `plan`, answered 2xx, or 404, 409 or 422 with a `reason`. It must change nothing.", ""),
            new("trust_answer", "`true` to take the answer to a call for what stands there. Needed without verify_url; after a restart it is then not known how actions stand.", "false"),
            new("method", "POST, PUT or PATCH: the method of url.", "POST"),
            new("undo_method", "POST, PUT, PATCH or DELETE: the method of undo_url.", "POST"),
            new("body", "JSON document that is sent to apply. A text in it that is `{{name}}` alone becomes that value, in a longer text it is put in as text. Names: " + string.Join(", ", WebhookValues.Names) + ".", Everything),
            new("undo_body", "JSON document that is sent to take back; without one that of `body`, whose `{{step}}` is then `undo`.", ""),
            new("headers", "Headers of every call, one a line as `Name: value`; a line may be `env:NAME` or `file:PATH`.", "", IsSecret: true),
            new("secret", "Secret shared with the receiver, at least 16 characters: calls are signed with it.", IsSecret: true),
            new("signature_header", "Header with the signature: `t=SECONDS,v1=HEX`, the HMAC-SHA256 of SECONDS, a dot and the body.", "Windhover-Signature"),
            new("accounts", "Accounts for whose entities alone the receiver is asked. Empty for all.", ""),
            new("timeout_seconds", "How long one call may take, 1 to 300 seconds.", "30"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock)
    {
        var kinds = settings.List("actions").Select(Kind).ToList();
        if (kinds.Count == 0) throw new CollectorSettingsException("actions", "must name at least one");
        if (settings["trust_answer"] is not ("true" or "false")) throw new CollectorSettingsException("trust_answer", "expected true or false");
        var trusts = settings["trust_answer"] == "true";
        if (settings["verify_url"].Length == 0 && !trusts) throw new CollectorSettingsException("verify_url", "must be set, or trust_answer: true");
        if (settings["undo_url"].Length == 0 && kinds.Exists(k => !WebhookAction.IsFinalKind(k))) throw new CollectorSettingsException("undo_url", "must be set for what can be taken back");
        if (settings["secret"].Length < ShortestSecret) throw new CollectorSettingsException("secret", "expected at least 16 characters");
        return new WebhookConnection(TimeSpan.FromSeconds(settings.Number("timeout_seconds", 1, 300)), Encoding.UTF8.GetBytes(settings["secret"]), clock)
        {
            Kinds = kinds,
            Accounts = settings.List("accounts"),
            Apply = WebhookAddress.Of(settings, "url", "method", "POST", "PUT", "PATCH"),
            Undo = settings["undo_url"].Length > 0 ? WebhookAddress.Of(settings, "undo_url", "undo_method", "POST", "PUT", "PATCH", "DELETE") : null,
            Verify = settings["verify_url"].Length > 0 ? WebhookAddress.Of(settings, "verify_url", "", "GET") : null,
            Plan = settings["plan_url"].Length > 0 ? WebhookAddress.Of(settings, "plan_url", "", "POST") : null,
            Body = new JsonTemplate(settings["body"], "body", WebhookValues.Names),
            UndoBody = new JsonTemplate(settings["undo_body"].Length > 0 ? settings["undo_body"] : settings["body"], "undo_body", WebhookValues.Names),
            Headers = HeaderSettings.Lines(settings, "headers"),
            SignatureHeader = HeaderSettings.Name(settings["signature_header"], "signature_header"),
        };
    }

    private static ContainmentKind Kind(string text) =>
        Enum.GetValues<ContainmentKind>().Where(WebhookAction.IsKind).Select(k => (ContainmentKind?)k).FirstOrDefault(k => WebhookValues.Snake(k!.Value) == text)
        ?? throw new CollectorSettingsException("actions", $"expected some of {string.Join(", ", Enum.GetValues<ContainmentKind>().Where(WebhookAction.IsKind).Select(WebhookValues.Snake))}");
}
