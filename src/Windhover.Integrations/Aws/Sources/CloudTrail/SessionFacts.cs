using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>Which credentials and sessions were handed to whom: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html.</summary>
internal static class SessionFacts
{
    /// <summary>
    /// The new session's key, and its ARN, belong to the caller; where a service of the provider calls for a machine or function, to the role that it assumed.
    /// </summary>
    public static void HandedOut(in CloudTrailRecord record, in ActorActivity activity, FactWriter facts)
    {
        var arn = record[CloudTrailSlot.IdentityArn];
        var role = record.Request.Text("roleArn");
        var principal = activity.ActorKind == ActorKind.Service ? facts.Symbols.Intern(role)
            : arn.IsEmpty ? activity.Actor
            : facts.Symbols.Intern(arn);
        facts.Add(EntityFactKind.SessionOfPrincipal, facts.Symbols.Intern(record.Response["credentials"].Text("accessKeyId")), principal);
        var session = record.Response["assumedRoleUser"].Text("arn");
        if (session.IsEmpty) session = record.Response["federatedUser"].Text("arn");
        facts.Add(EntityFactKind.SessionOfPrincipal, facts.Symbols.Intern(session), principal);
        var name = record.Request.Text("roleSessionName");
        if (activity.ActorKind == ActorKind.Service && InstanceFacts.IsInstanceId(name)) facts.Add(EntityFactKind.RoleOfHost, name, role);
    }

    /// <summary>The new long-lived key belongs to the user named, or to the caller.</summary>
    public static void KeyMade(in CloudTrailRecord record, in ActorActivity activity, FactWriter facts)
    {
        var made = record.Response["accessKey"];
        var user = made.Text("userName");
        if (user.IsEmpty) user = record.Request.Text("userName");
        var isOwn = user.IsEmpty || user.SequenceEqual(record[CloudTrailSlot.UserName]);
        var owner = isOwn ? activity.Actor
            : ArnText.Identity(facts.Symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.RecipientAccount], "user/"u8, user);
        facts.Add(EntityFactKind.CredentialOfIdentity, facts.Symbols.Intern(made.Text("accessKeyId")), owner);
    }
}
