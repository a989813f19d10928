using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions;

/// <summary>The way to Amazon Web Services: accounts are reached by taking a role in each.</summary>
internal sealed class AwsResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "aws";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Amazon Web Services",
        Page = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html",
        Settings =
        [
            new("regions", "Regions in which machines are looked for, as `eu-central-1, us-east-1`."),
            new("role", "ARN of the role to take; `{account}` in it stands for the account of whom an action is about, so that one connection serves a whole organisation; the connection's own identity needs sts:AssumeRole for it, and the role the permissions of the actions. Without one the connection's own identity acts, in its own account only.", ""),
            new("external_id", "External id that the role asks for when it is assumed.", ""),
            new("access_key_id", "Access key; without one the SDK's own chain is used: environment, shared profile, web identity, container, instance.", ""),
            new("secret_access_key", "Secret of the access key.", "", IsSecret: true),
            new("session_token", "Session token of a temporary access key.", "", IsSecret: true),
            new("endpoint", "Address that stands for every service, for an emulator or a private endpoint.", ""),
            new("nacl_rules", "Entries that a network ACL may have in one direction, by the account's quota, 1 to 40.", "20"),
            new("group_rules", "Rules that a security group may have in one direction, by the account's quota, 1 to 1000.", "60"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new AwsConnection(settings, clock);
}
