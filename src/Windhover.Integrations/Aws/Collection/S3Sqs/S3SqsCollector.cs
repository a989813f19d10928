using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>Takes objects of S3 as queues announce them.</summary>
internal sealed class S3SqsCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "aws.s3-sqs",
        Title = "Amazon S3 objects announced by SQS queues",
        Page = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
        Settings =
        [
            new("queues", "URLs of the queues, each optionally followed by a space and the ARN of the role to take for it and its objects. `{account}` in both stands for every active account of the organisation."),
            new("visibility_seconds", "How long received messages are hidden from other readers, 30 to 43200; extended while objects are fetched.", "120"),
            .. AwsSettings.Common,
        ],
        Permissions =
        [
            "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "s3:GetObject", "s3:ListBucket (tells an object that is gone from one that may not be read)",
            "kms:Decrypt where the bucket or the queue has a key of its own", "sts:AssumeRole where roles are set",
            "organizations:ListAccounts where queues hold {account}",
        ],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new S3SqsCollection(settings, context);
}
