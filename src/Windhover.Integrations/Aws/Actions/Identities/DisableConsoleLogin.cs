using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>
/// Locks a user out. The password is not deleted: IAM gives nobody the old one back (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html), so that it could
/// not be undone; and it would leave open consoles and access keys at work.
/// </summary>
internal sealed class DisableConsoleLogin : InlineDeny
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.disable-console-login", ContainmentKind.DisableIdentity, "Locks a user out of the console and of every other call by an explicit deny of everything",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html",
        "The user may still type the password and see the console, but can do nothing in it; the password is kept, because a deleted one cannot be restored.",
        "It holds for the user's access keys and open console sessions as well, not for sessions of roles that the user has taken: revoke those of the role.",
        "Only for users of IAM; a role is contained by revoking its sessions and denying operations.");

    /// <inheritdoc/>
    protected override (JsonObject Statement, string Text) Deny(ActionRequest request, AwsPrincipal principal, int longest) => principal.IsRole
        ? throw new ActionRefusedException($"The {principal} has no console login of its own.")
        : (new JsonObject { ["Action"] = "*", ["Resource"] = "*" }, "denies everything.");
}
