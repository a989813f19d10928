using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>
/// Tries each permission on one queue and on the objects that wait in it. Messages are looked at without hiding them, so a reader still gets them (they count as received
/// once more). Deleting is tried with a handle that no message has: who may delete is told that it is wrong.
/// </summary>
internal sealed class QueueTest(SqsQueue queue, string role, AwsAccess access, StoredObjects objects, KeyFilter filter)
{
    private const string NoHandle = "AQEBwJnKyrHigUMZj6rYigCg";

    /// <summary>Tries all of them.</summary>
    public async Task RunAsync(TestSteps steps, CancellationToken cancellation)
    {
        var who = "";
        var assume = role.Length > 0 ? "sts:AssumeRole" : "";
        var credentials = role.Length > 0
            ? $"let this program's identity assume {role}: allow sts:AssumeRole on it, and name the identity and the external id in the role's trust policy"
            : "give this program credentials: an instance or container role, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or access_key_id and secret_access_key in the configuration";
        if (!await steps.TryAsync(role.Length > 0 ? $"assume {role}" : "find credentials", assume, credentials, async () => who = await access.WhoAsync(role, cancellation).ConfigureAwait(false)).ConfigureAwait(false)) return;

        string Allow(string action, string resource) => $"allow {action} on {resource} for {who}";
        var arn = $"the queue {queue.Name}";
        await steps.TryAsync($"look at {queue.Url}", "sqs:GetQueueAttributes", Allow("sqs:GetQueueAttributes", arn), () => queue.LookAsync(cancellation)).ConfigureAwait(false);
        IReadOnlyList<SqsMessage> messages = [];
        await steps.TryAsync($"receive from {queue.Name}", "sqs:ReceiveMessage", Allow("sqs:ReceiveMessage", arn), async () => messages = await queue.ReceiveAsync(0, 0, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        await steps.TryAsync($"hide messages of {queue.Name}", "sqs:ChangeMessageVisibility", Allow("sqs:ChangeMessageVisibility", arn), () => MayAsync(queue.HideAsync(NoHandle, 0, cancellation))).ConfigureAwait(false);
        await steps.TryAsync($"delete from {queue.Name}", "sqs:DeleteMessage", Allow("sqs:DeleteMessage", arn), () => MayAsync(queue.DeleteAsync(NoHandle, cancellation))).ConfigureAwait(false);

        var buckets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in messages.SelectMany(m => S3Notification.Parse(m.Body).Objects).Where(o => filter.Takes(o.Key)))
        {
            if (!steps.WantsSamples && !buckets.Add(found.Bucket)) continue;
            buckets.Add(found.Bucket);
            await steps.TryAsync($"read {found}", "s3:GetObject", Allow("s3:GetObject", $"arn:aws:s3:::{found.Bucket}/*"),
                async () => steps.Sample(found.ToString(), await objects.BeginningAsync(found, role, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (buckets.Count == 0) steps.Add(new CollectorTestStep($"no object is announced in {queue.Name} now, so reading one (s3:GetObject) was not tried", ""));
    }

    private static async Task MayAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (ProviderException wrong) when (wrong is { IsDenied: false, IsTransient: false } && (wrong.Code.Contains("ReceiptHandle", StringComparison.Ordinal) || wrong.Code.Contains("InvalidParameterValue", StringComparison.Ordinal)))
        {
            // The handle is wrong, as it should be; the permission was not the obstacle.
        }
    }
}
