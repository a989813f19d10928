using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// Where each field stands in a record: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html,
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html.
/// </summary>
internal static class CloudTrailPaths
{
    private static readonly (string Path, CloudTrailSlot Slot)[] Scalars =
    [
        ("eventTime", CloudTrailSlot.EventTime),
        ("eventName", CloudTrailSlot.EventName),
        ("eventSource", CloudTrailSlot.EventSource),
        ("eventType", CloudTrailSlot.EventType),
        ("eventID", CloudTrailSlot.EventId),
        ("awsRegion", CloudTrailSlot.Region),
        ("sourceIPAddress", CloudTrailSlot.SourceIp),
        ("userAgent", CloudTrailSlot.UserAgent),
        ("errorCode", CloudTrailSlot.ErrorCode),
        ("errorMessage", CloudTrailSlot.ErrorMessage),
        ("readOnly", CloudTrailSlot.ReadOnly),
        ("recipientAccountId", CloudTrailSlot.RecipientAccount),
        ("userIdentity.type", CloudTrailSlot.IdentityType),
        ("userIdentity.principalId", CloudTrailSlot.PrincipalId),
        ("userIdentity.arn", CloudTrailSlot.IdentityArn),
        ("userIdentity.accountId", CloudTrailSlot.IdentityAccount),
        ("userIdentity.accessKeyId", CloudTrailSlot.AccessKeyId),
        ("userIdentity.userName", CloudTrailSlot.UserName),
        ("userIdentity.invokedBy", CloudTrailSlot.InvokedBy),
        ("userIdentity.credentialId", CloudTrailSlot.CredentialId),
        ("userIdentity.onBehalfOf.userId", CloudTrailSlot.OnBehalfOfUser),
        ("userIdentity.sessionContext.sessionIssuer.arn", CloudTrailSlot.IssuerArn),
        ("userIdentity.sessionContext.attributes.mfaAuthenticated", CloudTrailSlot.SessionMfa),
        ("additionalEventData.MFAUsed", CloudTrailSlot.MfaUsed),
        ("additionalEventData.bytesTransferredOut", CloudTrailSlot.BytesOut),
        ("additionalEventData.bytesTransferredIn", CloudTrailSlot.BytesIn),
        ("responseElements.ConsoleLogin", CloudTrailSlot.SignInResult),
        ("responseElements.SwitchRole", CloudTrailSlot.SignInResult),
        ("responseElements.ExitRole", CloudTrailSlot.SignInResult),
        ("responseElements.RenewRole", CloudTrailSlot.SignInResult),
        ("responseElements.GetSigninToken", CloudTrailSlot.SignInResult),
        ("responseElements.CheckMfa", CloudTrailSlot.SignInResult),
        ("responseElements.CredentialVerification", CloudTrailSlot.SignInResult),
        ("serviceEventDetails.UserAuthentication", CloudTrailSlot.SignInResult),
        ("serviceEventDetails.CredentialVerification", CloudTrailSlot.SignInResult),
        ("serviceEventDetails.CredentialChallenge", CloudTrailSlot.SignInResult),
        ("serviceEventDetails.ExternalIdPDirectoryLogin", CloudTrailSlot.SignInResult),
        ("vpcEndpointId", CloudTrailSlot.VpcEndpoint),
        ("insightDetails.errorCode", CloudTrailSlot.InsightError),
        ("insightDetails.eventName", CloudTrailSlot.InsightEventName),
        ("insightDetails.eventSource", CloudTrailSlot.InsightEventSource),
        ("detail-type", CloudTrailSlot.DetailType),
        ("digestStartTime", CloudTrailSlot.Digest),
    ];

    private static readonly (string Path, CloudTrailSlot Slot)[] Wholes =
    [
        ("requestParameters", CloudTrailSlot.RequestParameters),
        ("responseElements", CloudTrailSlot.ResponseElements),
        ("resources", CloudTrailSlot.Resources),
        ("eventData", CloudTrailSlot.LakeData),
        ("insightDetails.insightContext.attributions", CloudTrailSlot.InsightAttributions),
    ];

    /// <summary>Slots of <see cref="CloudTrailRelated.Fields"/>.</summary>
    public static int[] RelatedSlots { get; } = [.. CloudTrailRelated.Fields.Select((path, i) =>
    {
        var resource = Array.FindIndex(CloudTrailResources.Fields, f => f.Path == path);
        return (int)CloudTrailSlot.Count + (resource >= 0 ? resource : CloudTrailResources.Fields.Length + i);
    })];

    /// <summary>The tree of every field that is kept, and of those that models ask for.</summary>
    public static JsonFieldNode Build(ReaderContext context)
    {
        var root = new JsonFieldNode("");
        foreach (var (path, slot) in Scalars) root.Path(path).Slot = (int)slot;
        foreach (var (path, slot) in Wholes)
        {
            var node = root.Path(path);
            node.Slot = (int)slot;
            node.IsWhole = true;
        }

        for (var i = 0; i < CloudTrailResources.Fields.Length; i++) root.Path(CloudTrailResources.Fields[i].Path).Slot = (int)CloudTrailSlot.Count + i;
        for (var i = 0; i < CloudTrailRelated.Fields.Length; i++) root.Path(CloudTrailRelated.Fields[i]).Slot = RelatedSlots[i];

        foreach (var path in context.WantedFields.Order(StringComparer.Ordinal)) root.Path(path).Wanted = context.Symbols.Intern(path);

        // Exports of tables write the names of the top level in lower case; an event bus puts the record under "detail".
        foreach (var node in root.Children.ToArray()) root.Link(node.Name.ToLowerInvariant(), node);
        root.Link("detail", root);
        return root;
    }
}
