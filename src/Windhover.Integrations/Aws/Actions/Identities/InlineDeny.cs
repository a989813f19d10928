using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>
/// Puts an inline policy of our name on a user or role, with one statement that denies. An explicit deny wins over every allow
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html), and takes away with it nothing that stood there.
/// </summary>
internal abstract class InlineDeny : TypedAction<AwsConnection, Nothing, InlineDenyChange>
{
    // Characters of all inline policies together, without white space (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    private const int MostOfUser = 2048, MostOfRole = 10_240;

    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title, string page, params string[] preconditions) => new()
    {
        Name = name,
        Responder = AwsResponder.Name,
        Kind = kind,
        Of = EntityType.Identity,
        Title = title,
        Preconditions =
        [
            .. preconditions,
            "IAM takes some seconds, and at times minutes, until every service knows of a changed policy.",
            "Roles that are linked to a service or belong to IAM Identity Center, root users, and the identity that Windhover itself acts as are refused.",
        ],
        Page = page,
        Permissions = ["iam:GetUser", "iam:GetUserPolicy", "iam:PutUserPolicy", "iam:DeleteUserPolicy", "iam:GetRole", "iam:GetRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePolicy"],
    };

    /// <summary>The statement, without its effect and name, and what it does in a sentence.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="principal">Of whom.</param>
    /// <param name="longest">The longest that a session of the role lasts, in seconds; 0 where it is not known.</param>
    /// <exception cref="ActionRefusedException">It cannot be said in a policy.</exception>
    protected abstract (JsonObject Statement, string Text) Deny(ActionRequest request, AwsPrincipal principal, int longest);

    /// <inheritdoc/>
    protected sealed override async Task<ActionDraft<InlineDenyChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var principal = AwsPrincipal.Of(request.Wanted.Entity);
        var scope = await at.ScopeAsync(principal.Account, cancellation).ConfigureAwait(false);
        scope.RefuseSelf(principal);
        var longest = await IamPolicies.FindAsync(at.Iam(principal.Account), principal, cancellation).ConfigureAwait(false);
        var (statement, text) = Deny(request, principal, longest);
        var policy = Mark(request.ActionId);
        statement.Insert(0, "Sid", "Windhover");
        statement.Insert(1, "Effect", "Deny");
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        if (document.ToJsonString().Length > (principal.IsRole ? MostOfRole : MostOfUser)) throw new ActionRefusedException($"The policy would be longer than IAM lets the inline policies of a {principal.Kind.ToLowerInvariant()} be.");
        if (await IamPolicies.DocumentAsync(at.Iam(principal.Account), principal, policy, cancellation).ConfigureAwait(false) is { } other && !JsonNode.DeepEquals(other, document))
            throw new ActionRefusedException($"The {principal} has another policy of the name {policy} already.");
        return new(
            $"arn:{(scope.Caller.Split(':') is { Length: > 1 } parts ? parts[1] : "aws")}:iam::{principal.Account}:{principal.Kind.ToLowerInvariant()}/{principal.Name}",
            $"Puts the inline policy {policy} on the {principal} of account {principal.Account}: {text}", new Nothing(), new InlineDenyChange(principal, policy, document));
    }

    /// <inheritdoc/>
    protected sealed override async Task ApplyAsync(AwsConnection at, string id, Nothing before, InlineDenyChange change, CancellationToken cancellation)
    {
        var iam = at.Iam(change.Principal.Account);
        var standing = await IamPolicies.DocumentAsync(iam, change.Principal, change.Policy, cancellation).ConfigureAwait(false);
        if (standing is null) await IamPolicies.PutAsync(iam, change.Principal, change.Policy, change.Document, cancellation).ConfigureAwait(false);
        else if (!JsonNode.DeepEquals(standing, change.Document)) throw new ActionRefusedException($"The {change.Principal} has another policy of the name {change.Policy} now.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, Nothing before, InlineDenyChange change, CancellationToken cancellation)
    {
        var standing = await IamPolicies.DocumentAsync(at.Iam(change.Principal.Account), change.Principal, change.Policy, cancellation).ConfigureAwait(false);
        if (standing is null) return new(ActionState.Absent, $"The {change.Principal} has no policy {change.Policy}.");
        return JsonNode.DeepEquals(standing, change.Document) ? new(ActionState.InForce, $"The {change.Principal} has the policy {change.Policy} as planned.")
            : new(ActionState.Different, $"The {change.Principal} has the policy {change.Policy}, with another text than planned.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, Nothing before, InlineDenyChange change, CancellationToken cancellation)
    {
        var iam = at.Iam(change.Principal.Account);
        var standing = await IamPolicies.DocumentAsync(iam, change.Principal, change.Policy, cancellation).ConfigureAwait(false);
        if (standing is not null && !JsonNode.DeepEquals(standing, change.Document))
            return new(ActionState.Different, $"Somebody changed the policy {change.Policy} of the {change.Principal}, and it was left as it is.");
        if (standing is not null) await IamPolicies.DeleteAsync(iam, change.Principal, change.Policy, cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, $"The {change.Principal} has no policy {change.Policy}.");
    }
}
