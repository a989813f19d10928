namespace Windhover.Lab.Company;

/// <summary>The company's buckets.</summary>
internal sealed class Buckets(string account)
{
    private readonly string suffix = account[..4];

    /// <summary>What the shop serves.</summary>
    public string Assets => $"kestrel-shop-assets-{suffix}";

    /// <summary>Invoices and identity papers of customers: data events are on.</summary>
    public string Documents => $"kestrel-customer-documents-{suffix}";

    /// <summary>The analysts' lake: data events are on.</summary>
    public string Lake => $"kestrel-analytics-lake-{suffix}";

    /// <summary>Nightly dumps: data events are on.</summary>
    public string Backups => $"kestrel-db-backups-{suffix}";

    /// <summary>ARN of a bucket.</summary>
    public static string Arn(string bucket) => "arn:aws:s3:::" + bucket;
}
