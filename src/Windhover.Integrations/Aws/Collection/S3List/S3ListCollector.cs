using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>Takes objects of S3 by listing buckets again and again, where no queue announces them.</summary>
internal sealed class S3ListCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "aws.s3-list",
        Title = "Amazon S3 objects found by listing",
        Page = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html",
        Settings =
        [
            new("places", "Places as `s3://bucket/prefix`, each optionally followed by a space and the ARN of the role to take for it. `{account}` in both stands for every active account of the organisation."),
            new("every_seconds", "Pause between two listings, 5 to 86400.", "60"),
            new("look_back_minutes", "How late an object may appear behind newer ones and still be found, 1 to 1440.", "60"),
            new("since_hours", "How old objects may be when the collection first starts, 0 to 8760.", "24"),
            .. AwsSettings.Common,
        ],
        Permissions = ["s3:ListBucket", "s3:GetObject", "kms:Decrypt where the bucket has a key of its own", "sts:AssumeRole where roles are set", "organizations:ListAccounts where places hold {account}"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new S3ListCollection(settings, context);
}
