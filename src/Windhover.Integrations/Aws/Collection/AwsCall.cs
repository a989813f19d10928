using System.Net;
using Amazon.Runtime;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Turns the SDK's failures into those that collections know.</summary>
internal static class AwsCall
{
    /// <summary>Calls the SDK.</summary>
    /// <exception cref="ProviderException">It failed.</exception>
    public static async Task<T> RunAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AmazonServiceException refused)
        {
            throw new ProviderException(what, (int)refused.StatusCode, refused.ErrorCode ?? "", Words(refused), refused);
        }
        catch (AmazonClientException missing) when (missing.InnerException is not (HttpRequestException or IOException))
        {
            throw new ProviderException(what, (int)HttpStatusCode.Unauthorized, "", missing.Message, missing);
        }
        catch (Exception failure) when (failure is AmazonClientException or HttpRequestException or IOException or WebException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderException(what, 0, "", failure.Message, failure);
        }
    }

    private static string Words(AmazonServiceException refused) => refused.Message is { Length: > 0 } words ? words : $"HTTP {(int)refused.StatusCode}";
}
