using Amazon.S3;
using Amazon.S3.Model;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Brings objects to the spool. Safe for many threads.</summary>
/// <param name="access">Credentials and clients.</param>
/// <param name="context">Where they go.</param>
/// <param name="retries">Tries again.</param>
/// <param name="fetching">How many may be fetched at one time by all places of a collection together.</param>
internal sealed class StoredObjects(AwsAccess access, CollectorContext context, Retries retries, SemaphoreSlim fetching)
{
    /// <summary>Most objects that one collection fetches at one time.</summary>
    public const int MostAtOnce = 64;

    /// <summary>Lands an object unless it had landed before. What arrived counts, not what was announced: an object that was replaced meanwhile lands once, as what it is now.</summary>
    /// <exception cref="ProviderException">It is not there, or may not be read.</exception>
    public async Task LandAsync(StoredObject wanted, string role, CancellationToken cancellation)
    {
        if (wanted.Tag.Length > 0 && context.Spool.HasLanded(wanted.Identity))
        {
            context.Health.Duplicate();
            return;
        }

        var landed = await retries.RunAsync(c => access.AskAsync(role, $"read {wanted}", () => FetchAsync(wanted, role, c), c), cancellation).ConfigureAwait(false);
        if (landed < 0) context.Health.Duplicate();
        else context.Health.Landed(landed);
    }

    /// <summary>The first bytes of an object, at most 1 MiB.</summary>
    /// <exception cref="ProviderException">It is not there, or may not be read.</exception>
    public Task<byte[]> BeginningAsync(StoredObject wanted, string role, CancellationToken cancellation) => access.AskAsync(role, $"read {wanted}", async () =>
    {
        var request = Request(wanted);
        request.ByteRange = new ByteRange(0, TestSteps.SampleBytes - 1);
        using var answer = await access.Store(role, wanted.Region).GetObjectAsync(request, cancellation).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
        return bytes.ToArray();
    }, cancellation);

    private async Task<long> FetchAsync(StoredObject wanted, string role, CancellationToken cancellation)
    {
        await fetching.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await LandAsync(wanted, access.Store(role, wanted.Region), cancellation).ConfigureAwait(false);
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<long> LandAsync(StoredObject wanted, AmazonS3Client store, CancellationToken cancellation)
    {
        using var answer = await store.GetObjectAsync(Request(wanted), cancellation).ConfigureAwait(false);
        var found = wanted with { Tag = answer.ETag.Trim('"') };
        return await context.Spool.LandAsync(found.Identity, found.Key, async (to, c) =>
        {
            await answer.ResponseStream.CopyToAsync(to, c).ConfigureAwait(false);
            if (to.Length != answer.ContentLength) throw new IOException($"{to.Length} of {answer.ContentLength} bytes came");
        }, cancellation).ConfigureAwait(false);
    }

    private static GetObjectRequest Request(StoredObject wanted) => new()
    {
        BucketName = wanted.Bucket, Key = wanted.Key, VersionId = wanted.Version.Length > 0 ? wanted.Version : null,
    };
}
