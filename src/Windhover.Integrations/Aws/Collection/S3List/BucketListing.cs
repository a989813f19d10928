using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Amazon.S3.Model;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>Lists a part of a bucket. Every call is tried again while it fails for a while.</summary>
internal sealed partial class BucketListing(AwsAccess access, ListPlace place, Retries retries)
{
    private const int Deepest = 12;

    /// <summary>
    /// The folders below the place within which keys grow with time: those whose parts are years, or that hold objects themselves. So logs of many accounts and regions
    /// in one bucket (<c>AWSLogs/account/…/region/year/month/day</c>) are followed each for itself, and new accounts are found by themselves.
    /// </summary>
    public async Task<IReadOnlyList<string>> FoldersAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        await WalkAsync(place.Prefix, 0, found, cancellation).ConfigureAwait(false);
        return found;
    }

    /// <summary>Objects of a folder in the order of their keys.</summary>
    /// <param name="folder">Prefix of their keys.</param>
    /// <param name="after">Begin behind this key; "" for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public async IAsyncEnumerable<S3Object> ObjectsAsync(string folder, string after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = folder, StartAfter = after.Length > 0 ? after : null, ContinuationToken = token };
            var page = await PageAsync(request, cancellation).ConfigureAwait(false);
            foreach (var one in page.S3Objects ?? []) yield return one;
            token = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (token is not null);
    }

    /// <summary>One page, one try.</summary>
    public Task<ListObjectsV2Response> TryAsync(ListObjectsV2Request request, CancellationToken cancellation) =>
        access.AskAsync(place.Role, $"list {place.Name}", () => access.Store(place.Role, "").ListObjectsV2Async(request, cancellation), cancellation);

    [GeneratedRegex("/(year=|y=)?20[0-9]{2}/$", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    private Task<ListObjectsV2Response> PageAsync(ListObjectsV2Request request, CancellationToken cancellation) => retries.RunAsync(c => TryAsync(request, c), cancellation);

    private async Task WalkAsync(string prefix, int depth, List<string> found, CancellationToken cancellation)
    {
        var inner = new List<string>();
        var hasObjects = false;
        string? token = null;
        do
        {
            var page = await PageAsync(new ListObjectsV2Request { BucketName = place.Bucket, Prefix = prefix, Delimiter = "/", ContinuationToken = token }, cancellation).ConfigureAwait(false);
            inner.AddRange(page.CommonPrefixes ?? []);
            hasObjects |= page.S3Objects?.Any(o => !o.Key.EndsWith('/')) == true;
            token = page.IsTruncated == true && !hasObjects ? page.NextContinuationToken : null;
        }
        while (token is not null);

        if (hasObjects || depth == Deepest || inner.Any(i => Year().IsMatch(i)))
        {
            found.Add(prefix);
            return;
        }

        foreach (var one in inner) await WalkAsync(one, depth + 1, found, cancellation).ConfigureAwait(false);
    }
}
