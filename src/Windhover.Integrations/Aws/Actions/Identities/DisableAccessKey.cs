using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>Makes a user's access key inactive. A tag on the user says that it was us, so that a key that a person made inactive is never made active again.</summary>
internal sealed partial class DisableAccessKey : TypedAction<AwsConnection, Nothing, KeyChange>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "aws.disable-access-key",
        Responder = AwsResponder.Name,
        Kind = ContainmentKind.DisableCredential,
        Of = EntityType.Identity,
        Title = "Makes a user's access key inactive",
        Preconditions =
        [
            "The credential is a lasting access key of a user, as AKIA…; keys of sessions end with their session, which is revoked by another action.",
            "Sessions that were made with the key before go on until they end.",
            "The user gets a tag windhover-… while the key is inactive; whoever wants the key to stay inactive takes the tag away.",
        ],
        Page = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html",
        Permissions = ["iam:GetUser", "iam:ListAccessKeys", "iam:UpdateAccessKey", "iam:ListUserTags", "iam:TagUser", "iam:UntagUser"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<KeyChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var user = AwsPrincipal.Of(request.Wanted.Entity);
        if (user.IsRole) throw new ActionRefusedException("A role has no access keys of its own; its sessions can be revoked.");
        if (!Key().IsMatch(request.Wanted.Credential)) throw new ActionRefusedException("The credential is no lasting access key of a user.");
        var change = new KeyChange(user, request.Wanted.Credential);
        (await at.ScopeAsync(user.Account, cancellation).ConfigureAwait(false)).RefuseSelf(user);
        var iam = at.Iam(user.Account);
        await IamPolicies.FindAsync(iam, user, cancellation).ConfigureAwait(false);
        var state = await AccessKeys.StateAsync(iam, change, cancellation).ConfigureAwait(false);
        if (state != "Active") throw new ActionRefusedException(state.Length == 0 ? $"The {user} has no access key {change.Key}." : $"The access key {change.Key} is inactive already.");
        return new(change.Key, $"Makes the access key {change.Key} of the {user} of account {user.Account} inactive.", new Nothing(), change);
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AwsConnection at, string id, Nothing before, KeyChange change, CancellationToken cancellation)
    {
        var iam = at.Iam(change.User.Account);
        var state = await AccessKeys.StateAsync(iam, change, cancellation).ConfigureAwait(false);
        if (state.Length == 0) throw new ActionRefusedException($"The access key {change.Key} is not there any more.");
        if (state != "Active") return;
        if (!await AccessKeys.IsMarkedAsync(iam, change, Mark(id), cancellation).ConfigureAwait(false)) await AccessKeys.MarkAsync(iam, change, Mark(id), cancellation).ConfigureAwait(false);
        await AccessKeys.SetAsync(iam, change, "Inactive", cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, Nothing before, KeyChange change, CancellationToken cancellation)
    {
        var state = await AccessKeys.StateAsync(at.Iam(change.User.Account), change, cancellation).ConfigureAwait(false);
        return state switch
        {
            "Active" => new(ActionState.Absent, $"The access key {change.Key} is active."),
            "Inactive" => new(ActionState.InForce, $"The access key {change.Key} is inactive."),
            _ => new(ActionState.Different, $"The access key {change.Key} is not there any more."),
        };
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, Nothing before, KeyChange change, CancellationToken cancellation)
    {
        var iam = at.Iam(change.User.Account);
        var state = await AccessKeys.StateAsync(iam, change, cancellation).ConfigureAwait(false);
        if (state.Length == 0) return new(ActionState.Different, $"The access key {change.Key} was deleted in between.");
        if (!await AccessKeys.IsMarkedAsync(iam, change, Mark(id), cancellation).ConfigureAwait(false))
            return state == "Active" ? new(ActionState.Absent, $"The access key {change.Key} is active.")
                : new(ActionState.Different, $"The access key {change.Key} is inactive, but the tag {Mark(id)} that says it was this action is gone: it was left inactive.");
        if (state != "Active") await AccessKeys.SetAsync(iam, change, "Active", cancellation).ConfigureAwait(false);
        await AccessKeys.UnmarkAsync(iam, change, Mark(id), cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, $"The access key {change.Key} is active.");
    }

    [GeneratedRegex("^AKIA[A-Z0-9]{12,124}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
