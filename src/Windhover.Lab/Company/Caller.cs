namespace Windhover.Lab.Company;

/// <summary>Who signs an API call: the <c>userIdentity</c> of its record.</summary>
/// <param name="Json">The element as CloudTrail writes it, <c>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html</c>.</param>
/// <param name="Arn">ARN of the user or role that lasts (for a session: its role).</param>
/// <param name="SessionArn">ARN as the record has it.</param>
internal sealed record Caller(string Json, string Arn, string SessionArn)
{
    /// <summary>A service of the cloud.</summary>
    public static Caller Service(string name) => new($$"""{"type":"AWSService","invokedBy":"{{name}}"}""", name, name);

    /// <summary>A user with a long-lived key.</summary>
    public static Caller User(string account, string name, string principalId, string accessKeyId)
    {
        var arn = $"arn:aws:iam::{account}:user/{name}";
        return new($$"""{"type":"IAMUser","principalId":"{{principalId}}","arn":"{{arn}}","accountId":"{{account}}","accessKeyId":"{{accessKeyId}}","userName":"{{name}}"}""", arn, arn);
    }

    /// <summary>A session of a role.</summary>
    public static Caller Session(Role role, string session, string accessKeyId, string created, bool mfa, bool instance = false, string? invokedBy = null)
    {
        var arn = $"arn:aws:sts::{role.Account}:assumed-role/{role.Name}/{session}";
        return new($$$"""
            {"type":"AssumedRole","principalId":"{{{role.PrincipalId}}}:{{{session}}}","arn":"{{{arn}}}","accountId":"{{{role.Account}}}","accessKeyId":"{{{accessKeyId}}}","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"{{{role.PrincipalId}}}","arn":"{{{role.Arn}}}","accountId":"{{{role.Account}}}","userName":"{{{role.Name}}}"},"webIdFederationData":{},"attributes":{"creationDate":"{{{created}}}","mfaAuthenticated":"{{{(mfa ? "true" : "false")}}}"}{{{(instance ? ",\"ec2RoleDelivery\":\"2.0\"" : "")}}}}{{{(invokedBy is null ? "" : $",\"invokedBy\":\"{invokedBy}\"")}}}}
            """, role.Arn, arn);
    }

    /// <summary>The account's root.</summary>
    public static Caller Root(string account) => new($$"""{"type":"Root","principalId":"{{account}}","arn":"arn:aws:iam::{{account}}:root","accountId":"{{account}}","accessKeyId":""}""",
        $"arn:aws:iam::{account}:root", $"arn:aws:iam::{account}:root");
}
