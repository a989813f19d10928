using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.SecurityToken;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>
/// Signs requests that the SDK has no client for with the SDK's own signer
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
internal static class AwsSignature
{
    /// <summary>Adds the headers of the signature to a POST of a body; it covers the body's type and every <c>X-Amz-</c> header that is there.</summary>
    /// <param name="request">The request, with its address and content.</param>
    /// <param name="body">The content's bytes.</param>
    /// <param name="keys">Who signs.</param>
    /// <param name="service">Name of the service that it is signed for.</param>
    /// <param name="region">Region that it is signed for.</param>
    public static void Sign(HttpRequestMessage request, byte[] body, ImmutableCredentials keys, string service, string region)
    {
        var signed = new DefaultRequest(new Call(), service)
        {
            HttpMethod = "POST", Endpoint = request.RequestUri!, ResourcePath = "/", Content = body, OverrideSigningServiceName = service, AuthenticationRegion = region,
        };
        signed.Headers["Content-Type"] = request.Content!.Headers.ContentType!.ToString();
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)) signed.Headers[name] = values.ToString();
        }

        if (keys.UseToken) signed.Headers["X-Amz-Security-Token"] = keys.Token;
        var config = new AmazonSecurityTokenServiceConfig { AuthenticationRegion = region, ServiceURL = request.RequestUri!.ToString() };
        var signature = new AWS4Signer().SignRequest(signed, config, new RequestMetrics(), keys.AccessKey, keys.SecretKey);
        foreach (var (name, value) in signed.Headers)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !request.Headers.Contains(name)) request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    private sealed class Call : AmazonWebServiceRequest;
}
