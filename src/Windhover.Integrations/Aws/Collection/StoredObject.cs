namespace Windhover.Integrations.Aws.Collection;

/// <summary>An object of a bucket.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">Its key, decoded.</param>
/// <param name="Tag">Its ETag without quotes; "" when it is not known.</param>
/// <param name="Version">Its version; "" for none.</param>
/// <param name="Region">The bucket's region; "" when it is not known.</param>
internal sealed record StoredObject(string Bucket, string Key, string Tag, string Version, string Region)
{
    /// <summary>What makes it the same when it comes again.</summary>
    public string Identity => $"s3://{Bucket}/{Key}@{Tag}";

    /// <summary>Where it is, for people.</summary>
    public override string ToString() => $"s3://{Bucket}/{Key}";
}
