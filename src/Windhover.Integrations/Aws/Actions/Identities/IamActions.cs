using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>
/// From the name of an operation in a log to the action that a policy denies (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
/// IAM takes a policy with an action that does not exist, and then denies nothing: what is not known to fit is not guessed.
/// </summary>
internal static partial class IamActions
{
    // Services whose operations have the names of their actions, by event source without ".amazonaws.com", with the prefix where it is another.
    private static readonly FrozenDictionary<string, string> Services = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["access-analyzer"] = "access-analyzer", ["acm"] = "acm", ["athena"] = "athena", ["autoscaling"] = "autoscaling", ["backup"] = "backup", ["cloudformation"] = "cloudformation",
        ["cloudfront"] = "cloudfront", ["cloudtrail"] = "cloudtrail", ["codebuild"] = "codebuild", ["cognito-idp"] = "cognito-idp", ["config"] = "config", ["dynamodb"] = "dynamodb",
        ["ec2"] = "ec2", ["ecr"] = "ecr", ["ecs"] = "ecs", ["eks"] = "eks", ["elasticfilesystem"] = "elasticfilesystem", ["elasticloadbalancing"] = "elasticloadbalancing",
        ["events"] = "events", ["firehose"] = "firehose", ["glue"] = "glue", ["guardduty"] = "guardduty", ["iam"] = "iam", ["inspector2"] = "inspector2", ["kinesis"] = "kinesis", ["kms"] = "kms",
        ["lambda"] = "lambda", ["logs"] = "logs", ["macie2"] = "macie2", ["monitoring"] = "cloudwatch", ["organizations"] = "organizations", ["ram"] = "ram", ["rds"] = "rds", ["redshift"] = "redshift",
        ["route53"] = "route53", ["s3"] = "s3", ["sagemaker"] = "sagemaker", ["secretsmanager"] = "secretsmanager", ["securityhub"] = "securityhub", ["sns"] = "sns", ["sqs"] = "sqs", ["ssm"] = "ssm",
        ["states"] = "states", ["sts"] = "sts", ["wafv2"] = "wafv2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Operations of Amazon S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html) and others that ask for an action of another name.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["s3 HeadObject"] = "s3:GetObject", ["s3 SelectObjectContent"] = "s3:GetObject", ["s3 GetObjectTorrent"] = "s3:GetObject", ["s3 DeleteObjects"] = "s3:DeleteObject",
        ["s3 ListObjects"] = "s3:ListBucket", ["s3 ListObjectsV2"] = "s3:ListBucket", ["s3 HeadBucket"] = "s3:ListBucket", ["s3 ListBuckets"] = "s3:ListAllMyBuckets",
        ["s3 ListObjectVersions"] = "s3:ListBucketVersions", ["s3 ListMultipartUploads"] = "s3:ListBucketMultipartUploads", ["s3 ListParts"] = "s3:ListMultipartUploadParts",
        ["s3 CreateMultipartUpload"] = "s3:PutObject", ["s3 UploadPart"] = "s3:PutObject", ["s3 CompleteMultipartUpload"] = "s3:PutObject", ["s3 PostObject"] = "s3:PutObject",
        ["s3 CopyObject"] = "s3:PutObject", ["s3 UploadPartCopy"] = "s3:PutObject", ["s3 GetBucketEncryption"] = "s3:GetEncryptionConfiguration", ["s3 PutBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3 DeleteBucketEncryption"] = "s3:PutEncryptionConfiguration", ["s3 GetBucketLifecycle"] = "s3:GetLifecycleConfiguration", ["s3 PutBucketLifecycle"] = "s3:PutLifecycleConfiguration",
        ["s3 GetBucketLifecycleConfiguration"] = "s3:GetLifecycleConfiguration", ["s3 PutBucketLifecycleConfiguration"] = "s3:PutLifecycleConfiguration",
        ["s3 DeleteBucketLifecycle"] = "s3:PutLifecycleConfiguration", ["s3 GetBucketReplication"] = "s3:GetReplicationConfiguration", ["s3 PutBucketReplication"] = "s3:PutReplicationConfiguration",
        ["s3 DeleteBucketReplication"] = "s3:PutReplicationConfiguration", ["s3 DeleteBucketPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock", ["s3 DeletePublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3 GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock", ["s3 PutPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock", ["s3 DeleteBucketCors"] = "s3:PutBucketCORS",
        ["s3 GetBucketCors"] = "s3:GetBucketCORS", ["s3 PutBucketCors"] = "s3:PutBucketCORS", ["s3 DeleteBucketTagging"] = "s3:PutBucketTagging", ["s3 GetBucketNotificationConfiguration"] = "s3:GetBucketNotification",
        ["s3 PutBucketNotificationConfiguration"] = "s3:PutBucketNotification", ["s3 REST.GET.OBJECT"] = "s3:GetObject", ["s3 REST.HEAD.OBJECT"] = "s3:GetObject", ["s3 REST.COPY.OBJECT_GET"] = "s3:GetObject",
        ["s3 REST.PUT.OBJECT"] = "s3:PutObject", ["s3 REST.COPY.OBJECT"] = "s3:PutObject", ["s3 REST.PUT.PART"] = "s3:PutObject", ["s3 REST.POST.UPLOADS"] = "s3:PutObject", ["s3 REST.POST.UPLOAD"] = "s3:PutObject",
        ["s3 REST.DELETE.OBJECT"] = "s3:DeleteObject", ["s3 REST.POST.MULTI_OBJECT_DELETE"] = "s3:DeleteObject", ["s3 REST.GET.BUCKET"] = "s3:ListBucket", ["s3 REST.HEAD.BUCKET"] = "s3:ListBucket",
        ["sqs SendMessageBatch"] = "sqs:SendMessage", ["sqs DeleteMessageBatch"] = "sqs:DeleteMessage", ["sqs ChangeMessageVisibilityBatch"] = "sqs:ChangeMessageVisibility",
        ["sns PublishBatch"] = "sns:Publish", ["lambda Invoke"] = "lambda:InvokeFunction", ["bedrock InvokeModel"] = "bedrock:InvokeModel", ["bedrock Converse"] = "bedrock:InvokeModel",
        ["bedrock InvokeModelWithResponseStream"] = "bedrock:InvokeModelWithResponseStream", ["bedrock ConverseStream"] = "bedrock:InvokeModelWithResponseStream",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Operations that ask for the actions of what they hold, or for none.
    private static readonly FrozenSet<string> Unnamed = new[]
    {
        "dynamodb ExecuteStatement", "dynamodb ExecuteTransaction", "dynamodb BatchExecuteStatement", "dynamodb TransactGetItems", "dynamodb TransactWriteItems",
        "cognito-idp InitiateAuth", "cognito-idp RespondToAuthChallenge", "cognito-idp SignUp", "cognito-idp ConfirmSignUp", "cognito-idp ForgotPassword", "cognito-idp GetUser",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Reading or deleting one version of an object is an action of its own, which the log does not tell from the other.
    private static readonly FrozenDictionary<string, string> Versions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["s3:GetObject"] = "s3:GetObjectVersion", ["s3:DeleteObject"] = "s3:DeleteObjectVersion",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Services of which CloudTrail records everything as management events, so that what the log never showed was never done: the others have data events, which trails leave out unless they are asked for
    // (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html), or calls that are recorded nowhere.
    private static readonly FrozenSet<string> Recorded = new[]
    {
        "access-analyzer", "acm", "autoscaling", "cloudformation", "cloudfront", "cloudtrail", "config", "ec2", "elasticloadbalancing", "guardduty", "iam", "inspector2", "macie2", "organizations", "ram",
        "route53", "securityhub", "wafv2",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All actions of a service; null where the log may not show all that is done with it.</summary>
    /// <param name="service">Event source, as <c>iam.amazonaws.com</c>.</param>
    public static string? WholeOf(string service) => Source().Match(service) is { Success: true } match && Recorded.Contains(match.Groups[1].Value) ? $"{Services[match.Groups[1].Value]}:*" : null;

    /// <summary>The action of an operation.</summary>
    /// <param name="operation">Event source and event name, as <c>s3.amazonaws.com GetObject</c>.</param>
    public static NamedAction Of(string operation)
    {
        if (Written().Match(operation) is not { Success: true } match) return new(null, null, "it is no operation of AWS");
        var (source, name) = (match.Groups[1].Value, match.Groups[2].Value);
        if (source == "sts" && name == "GetCallerIdentity") return new(null, null, "no policy can deny it");
        if (Others.TryGetValue($"{source} {name}", out var other)) return new(other, Versions.GetValueOrDefault(other), "");
        if (!Services.TryGetValue(source, out var prefix)) return new(null, null, "the actions of this service are not known to have the names of its operations");

        // AWS Lambda and Amazon CloudFront put the date of their interface behind the name.
        if (source is "lambda" or "cloudfront") name = Dated().Replace(name, "");
        if (Unnamed.Contains($"{source} {name}") || !Name().IsMatch(name) || (source == "s3" && Unlike().IsMatch(name))) return new(null, null, "its name is not that of an action of IAM");
        var action = $"{prefix}:{name}";
        return new(action, Versions.GetValueOrDefault(action), "");
    }

    [GeneratedRegex("^([a-z0-9-]{2,40})\\.amazonaws\\.com(?:\\.cn)?\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Source();

    [GeneratedRegex("^([a-z0-9-]{2,40})\\.amazonaws\\.com(?:\\.cn)? ([A-Za-z0-9._]{2,96})\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex("_?20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9]+)?\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Dated();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{2,63}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    // Settings of buckets whose actions are not named like their operations, beyond those above.
    [GeneratedRegex("^(Get|Put|Delete|List)Bucket(Analytics|Inventory|Metrics|IntelligentTiering|Replication|Encryption|Lifecycle|MetadataTable).*\\z|Accelerate", RegexOptions.NonBacktracking)]
    private static partial Regex Unlike();
}
