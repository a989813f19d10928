using System.Text.Json.Nodes;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>An inline policy that is put on a user or role.</summary>
/// <param name="Principal">Whom.</param>
/// <param name="Policy">Its name.</param>
/// <param name="Document">Its document.</param>
internal sealed record InlineDenyChange(AwsPrincipal Principal, string Policy, JsonObject Document);
