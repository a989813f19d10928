using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Settings that every collector of AWS has.</summary>
internal static class AwsSettings
{
    /// <summary>Credentials, endpoint and filters.</summary>
    public static IReadOnlyList<CollectorSetting> Common { get; } =
    [
        new("organization_role", "ARN of the role to take to list the accounts of the organisation, in its management account or in a delegated administrator's; without it the collection's own identity asks. Only where a place holds `{account}`.", ""),
        new("skip_accounts", "Accounts of the organisation that are passed over, as the management account where no role was made for it.", ""),
        new("find_every_minutes", "Pause between two looks for new accounts of the organisation, and for new folders in a bucket that is listed, 1 to 1440.", "15"),
        new("region", "Region of the queue or bucket, where its own address does not say it.", ""),
        new("external_id", "External id that the roles ask for when they are assumed.", ""),
        new("access_key_id", "Access key; without one the SDK's own chain is used: environment, shared profile, web identity, container, instance.", ""),
        new("secret_access_key", "Secret of the access key.", "", IsSecret: true),
        new("session_token", "Session token of a temporary access key.", "", IsSecret: true),
        new("endpoint", "Address that stands for every service, for an emulator or a private endpoint.", ""),
        new("prefixes", "Take only objects whose keys begin with one of these.", ""),
        new("suffixes", "Take only objects whose keys end with one of these, as `.json.gz`.", ""),
        new("skip", "Pass over objects whose keys hold one of these.", "ConfigWritabilityCheckFile"),
        new("parallel", "Objects fetched at one time from one place, 1 to 64; from all places together 64.", "8"),
    ];
}
