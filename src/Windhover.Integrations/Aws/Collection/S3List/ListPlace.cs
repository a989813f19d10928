using System.Security.Cryptography;
using System.Text;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>A part of a bucket that is listed.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What its keys begin with; "" for all.</param>
/// <param name="Role">ARN of the role to take; "" for none.</param>
internal sealed record ListPlace(string Bucket, string Prefix, string Role)
{
    private const string Scheme = "s3://";

    /// <summary>Where it is, for people.</summary>
    public string Name => $"{Scheme}{Bucket}/{Prefix}";

    /// <summary>Name of its cursor.</summary>
    public string Cursor => $"list-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 12))}";

    /// <summary>True for an address that can be listed.</summary>
    public static bool IsAddress(string address) => address.StartsWith(Scheme, StringComparison.Ordinal) && address.Length > Scheme.Length && address[Scheme.Length] != '/';

    /// <summary>The place of an address.</summary>
    public static ListPlace Of(AwsPlace place)
    {
        var parts = place.Address[Scheme.Length..].Split('/', 2);
        return new ListPlace(parts[0], parts.Length > 1 ? parts[1] : "", place.Role);
    }
}
