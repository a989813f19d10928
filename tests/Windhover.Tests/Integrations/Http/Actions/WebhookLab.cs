using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Http.Actions;

namespace Windhover.Tests.Integrations.Http.Actions;

/// <summary>Connections and requests for tests of webhooks.</summary>
internal static class WebhookLab
{
    public static Dictionary<string, string> Settings(string address) => new(StringComparer.Ordinal)
    {
        ["actions"] = "block_connections, enforce_pattern_of_life, block_outgoing, block_incoming, quarantine, revoke_sessions, deny_operations, disable_credential, disable_identity, notify",
        ["url"] = address + "/rules/{{action_id}}",
        ["undo_url"] = address + "/gone/{{action_id}}",
        ["verify_url"] = address + "/rules/{{action_id}}",
        ["plan_url"] = address + "/plan",
        ["secret"] = Receiver.Secret,
        ["timeout_seconds"] = "10",
    };

    public static IResponderConnection Open(Dictionary<string, string> written)
    {
        var responder = new WebhookResponder();
        return responder.Open(CollectionPlan.Fill(WebhookResponder.Name, responder.Descriptor.Settings, "lab", written), TimeProvider.System);
    }

    public static ActionRequest Request(ContainmentKind kind, EntityType of, string name = "db-1", string account = "") => new(
        "ac-1",
        new Containment
        {
            Kind = kind,
            Entity = new EntityRef { Type = of, Id = "device:" + name, Name = name, Account = account, Ips = ["10.0.0.7", "10.0.0.8"] },
            Block = [new ConnectionRule { Remote = Remote("203.0.113.9"), Port = 443, Protocol = 6 }],
            Allow = [new ConnectionRule { Remote = Remote("10.1.0.0/16"), Port = 5432, Protocol = 6, Serves = true }],
            Operations = ["s3.amazonaws.com GetObject"],
            Services = ["iam.amazonaws.com"],
            Credential = "key-1",
        },
        0,
        1_700_000_000_000);

    private static AddressBlock Remote(string text) => AddressBlock.TryParse(text, out var block) ? block : default;
}
