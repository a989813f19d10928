using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>Denies a user or role the operations that deviate, and services that it did not use before, on every resource.</summary>
internal sealed class DenyOperations : InlineDeny
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.deny-operations", ContainmentKind.DenyOperations, "Puts an explicit deny of the operations on the user or role",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
        "An operation is denied on every resource, and to every session of the role.",
        "A service that the identity did not use in four weeks is denied as a whole, where CloudTrail records all that is done with it: a trail must record reads as well as writes.",
        "Operations whose name in the log says no action of IAM are left out, and the plan names them; where none is left, the action is refused.");

    /// <inheritdoc/>
    protected override (JsonObject Statement, string Text) Deny(ActionRequest request, AwsPrincipal principal, int longest)
    {
        var actions = new SortedSet<string>(StringComparer.Ordinal);
        var left = new List<string>();
        var whole = request.Wanted.Services.Select(IamActions.WholeOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var operation in request.Wanted.Operations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (IamActions.Of(operation) is { Action: { } action } named) actions.UnionWith(named.Also is null ? [action] : [action, named.Also]);
            else left.Add($"{Plain(operation)} ({IamActions.Of(operation).Problem})");
        }

        actions.RemoveWhere(a => whole.Contains(a[..(a.IndexOf(':', StringComparison.Ordinal) + 1)] + "*"));
        actions.UnionWith(whole);
        if (actions.Count == 0) throw new ActionRefusedException(left.Count == 0 ? "No operation is named that could be denied." : $"No operation can be denied by a policy: {string.Join("; ", left)}.");
        var text = $"denies {string.Join(", ", actions)}.{(left.Count > 0 ? $" Not denied: {string.Join("; ", left)}." : "")}";
        return (new JsonObject { ["Action"] = new JsonArray([.. actions.Select(a => (JsonNode)a)]), ["Resource"] = "*" }, text);
    }

    // What a log says goes into a sentence only as far as it looks like a name.
    private static string Plain(string operation)
    {
        var shown = new string([.. operation.Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or '-' or '_').Take(80)]);
        return shown.Length > 0 ? shown : "an operation without a name";
    }
}
