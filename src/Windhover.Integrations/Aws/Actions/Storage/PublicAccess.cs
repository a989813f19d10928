using Amazon.S3.Model;

namespace Windhover.Integrations.Aws.Actions.Storage;

/// <summary>What a bucket blocks of public access (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html).</summary>
/// <param name="IsSet">False where the bucket has no such configuration.</param>
/// <param name="Acls">New public ACLs are refused.</param>
/// <param name="IgnoresAcls">Public ACLs are ignored.</param>
/// <param name="Policies">New public policies are refused.</param>
/// <param name="Restricts">A public policy lets only the account and AWS services in.</param>
internal sealed record PublicAccess(bool IsSet, bool Acls, bool IgnoresAcls, bool Policies, bool Restricts)
{
    /// <summary>Everything is blocked.</summary>
    public static PublicAccess Closed { get; } = new(true, true, true, true, true);

    /// <summary>Nothing is set.</summary>
    public static PublicAccess None { get; } = new(false, false, false, false, false);

    /// <summary>As the SDK says it.</summary>
    public static PublicAccess Of(PublicAccessBlockConfiguration found) =>
        new(true, found.BlockPublicAcls ?? false, found.IgnorePublicAcls ?? false, found.BlockPublicPolicy ?? false, found.RestrictPublicBuckets ?? false);

    /// <summary>As the SDK wants it.</summary>
    public PublicAccessBlockConfiguration Configuration() => new() { BlockPublicAcls = Acls, IgnorePublicAcls = IgnoresAcls, BlockPublicPolicy = Policies, RestrictPublicBuckets = Restricts };

    /// <summary>For people.</summary>
    public override string ToString() => !IsSet ? "no block of public access"
        : this == Closed ? "all public access blocked"
        : $"BlockPublicAcls {Word(Acls)}, IgnorePublicAcls {Word(IgnoresAcls)}, BlockPublicPolicy {Word(Policies)}, RestrictPublicBuckets {Word(Restricts)}";

    private static string Word(bool value) => value ? "on" : "off";
}
