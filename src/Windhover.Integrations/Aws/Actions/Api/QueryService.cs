namespace Windhover.Integrations.Aws.Actions.Api;

/// <summary>A service that speaks the Query protocol, in one place.</summary>
/// <param name="Name">Name that requests are signed for, and that permissions begin with.</param>
/// <param name="Version">Version of its interface.</param>
/// <param name="Region">Region that requests are signed for.</param>
/// <param name="Address">Where it is.</param>
internal sealed record QueryService(string Name, string Version, string Region, Uri Address)
{
    /// <summary>EC2 in a region (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-endpoints.html).</summary>
    /// <param name="region">The region.</param>
    /// <param name="endpoint">Address that stands for every service; "" for none.</param>
    public static QueryService Ec2(string region, string endpoint) => new("ec2", "2016-11-15", region, Place(endpoint, $"https://ec2.{region}.{Domain(region)}/"));

    /// <summary>IAM of the partition that a region is in: it stands in one region of each (https://docs.aws.amazon.com/general/latest/gr/iam-service.html).</summary>
    /// <param name="region">Any region of the partition.</param>
    /// <param name="endpoint">Address that stands for every service; "" for none.</param>
    public static QueryService Iam(string region, string endpoint)
    {
        var (host, home) = region.StartsWith("cn-", StringComparison.Ordinal) ? ("iam.cn-north-1", "cn-north-1")
            : region.StartsWith("us-gov-", StringComparison.Ordinal) ? ("iam.us-gov", "us-gov-west-1") : ("iam", "us-east-1");
        return new("iam", "2010-05-08", home, Place(endpoint, $"https://{host}.{Domain(region)}/"));
    }

    private static string Domain(string region) => region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";

    private static Uri Place(string endpoint, string otherwise) => new(endpoint.Length > 0 ? endpoint : otherwise);
}
