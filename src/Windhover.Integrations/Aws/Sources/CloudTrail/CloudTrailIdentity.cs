using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// Who acted: from userIdentity of every type (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html) to the
/// lasting identity, its session and its credential.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class CloudTrailIdentity(SymbolTable symbols)
{
    private readonly SymbolCache actors = new(symbols);
    private readonly SymbolCache sessions = new(symbols);
    private readonly SymbolCache credentials = new(symbols);
    private readonly SymbolCache accounts = new(symbols);

    /// <summary>Fills the actor's fields of an event.</summary>
    public void Map(in CloudTrailRecord record, ref ActorActivity activity)
    {
        var credential = record[CloudTrailSlot.AccessKeyId];
        activity.Credential = credentials.Of(credential.IsEmpty ? record[CloudTrailSlot.CredentialId] : credential);
        activity.CredentialLasts = AwsKey.Lasts(credential);
        activity.ActorAccount = accounts.Of(record[CloudTrailSlot.IdentityAccount]);
        var mfa = record[CloudTrailSlot.SessionMfa];
        if (mfa.SequenceEqual("true"u8)) activity.Mfa = Truth.Yes;
        else if (mfa.SequenceEqual("false"u8)) activity.Mfa = Truth.No;

        var type = record[CloudTrailSlot.IdentityType];
        if (type.SequenceEqual("AssumedRole"u8)) AssumedRole(record, ref activity);
        else if (type.SequenceEqual("IAMUser"u8)) Named(record, ActorKind.User, ref activity);
        else if (type.SequenceEqual("AWSService"u8)) Service(record[CloudTrailSlot.InvokedBy], record, ref activity);
        else if (type.SequenceEqual("Root"u8)) Root(record, ref activity);
        else if (type.SequenceEqual("FederatedUser"u8)) FederatedUser(record, ref activity);
        else if (type.SequenceEqual("AWSAccount"u8)) OtherAccount(record, ref activity);
        else if (type.SequenceEqual("SAMLUser"u8) || type.SequenceEqual("WebIdentityUser"u8)) Vouched(record, ref activity);
        else if (type.SequenceEqual("IdentityCenterUser"u8)) IdentityCenter(record, ref activity);
        else if (type.SequenceEqual("Role"u8)) Named(record, ActorKind.Role, ref activity);
        else if (type.IsEmpty && record[CloudTrailSlot.EventType].SequenceEqual("AwsServiceEvent"u8)) Service(record[CloudTrailSlot.EventSource], record, ref activity);
        else Unnamed(record, ref activity);
    }

    private void AssumedRole(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.Role;
        var arn = record[CloudTrailSlot.IdentityArn];
        activity.Session = sessions.Of(arn);
        var issuer = record[CloudTrailSlot.IssuerArn];
        activity.Actor = issuer.IsEmpty
            ? ArnText.RoleOfSession(symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.IdentityAccount], arn.IsEmpty ? Owner(record[CloudTrailSlot.PrincipalId]) : arn)
            : actors.Of(issuer);
    }

    private void Named(in CloudTrailRecord record, ActorKind kind, ref ActorActivity activity)
    {
        activity.ActorKind = kind;
        var arn = record[CloudTrailSlot.IdentityArn];
        if (!arn.IsEmpty)
        {
            activity.Actor = actors.Of(arn);
            return;
        }

        // A failed sign-in has no ARN, and hides a name that may be a password.
        var name = record[CloudTrailSlot.UserName];
        activity.Actor = name.IsEmpty || name.SequenceEqual("HIDDEN_DUE_TO_SECURITY_REASONS"u8)
            ? actors.Of(record[CloudTrailSlot.PrincipalId])
            : ArnText.Identity(symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.IdentityAccount], kind == ActorKind.Role ? "role/"u8 : "user/"u8, name);
    }

    private void Root(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.Root;
        var arn = record[CloudTrailSlot.IdentityArn];
        activity.Actor = arn.IsEmpty
            ? ArnText.Identity(symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.IdentityAccount], default, "root"u8)
            : actors.Of(arn);
    }

    private void Service(ReadOnlySpan<byte> name, in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.Service;
        activity.Actor = actors.Of(name.IsEmpty ? record[CloudTrailSlot.EventSource] : name);
    }

    /// <summary>A federated session acts with what its issuer, a user or the root, may do.</summary>
    private void FederatedUser(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.Federated;
        var arn = record[CloudTrailSlot.IdentityArn];
        var issuer = record[CloudTrailSlot.IssuerArn];
        activity.Session = sessions.Of(arn);
        activity.Actor = actors.Of(issuer.IsEmpty ? arn : issuer);
    }

    private void OtherAccount(in CloudTrailRecord record, ref ActorActivity activity)
    {
        var principal = record[CloudTrailSlot.PrincipalId];
        if (principal.SequenceEqual("ANONYMOUS_PRINCIPAL"u8) || record[CloudTrailSlot.IdentityAccount].SequenceEqual("anonymous"u8))
        {
            activity.ActorKind = ActorKind.Anonymous;
            return;
        }

        activity.ActorKind = principal.StartsWith("AROA"u8) ? ActorKind.Role : principal.StartsWith("AIDA"u8) ? ActorKind.User : ActorKind.Unknown;
        var arn = record[CloudTrailSlot.IdentityArn];
        var owner = Owner(principal);
        if (owner.Length < principal.Length) activity.Session = sessions.Of(principal);
        activity.Actor = actors.Of(!arn.IsEmpty ? arn : !owner.IsEmpty ? owner : record[CloudTrailSlot.IdentityAccount]);
    }

    private void Vouched(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.Federated;
        var principal = record[CloudTrailSlot.PrincipalId];
        activity.Actor = actors.Of(principal.IsEmpty ? record[CloudTrailSlot.UserName] : principal);
    }

    private void IdentityCenter(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.ActorKind = ActorKind.User;
        var user = record[CloudTrailSlot.OnBehalfOfUser];
        if (user.IsEmpty) user = record[CloudTrailSlot.UserName];
        activity.Actor = actors.Of(user.IsEmpty ? record[CloudTrailSlot.PrincipalId] : user);
    }

    private void Unnamed(in CloudTrailRecord record, ref ActorActivity activity)
    {
        var arn = record[CloudTrailSlot.IdentityArn];
        if (arn.IsEmpty) arn = record[CloudTrailSlot.UserName];
        if (arn.IsEmpty) arn = Owner(record[CloudTrailSlot.PrincipalId]);
        activity.Actor = actors.Of(arn);
    }

    // A principal id is "owner" or "owner:session".
    private static ReadOnlySpan<byte> Owner(ReadOnlySpan<byte> principal)
    {
        var colon = principal.IndexOf((byte)':');
        return colon > 0 ? principal[..colon] : principal;
    }
}
