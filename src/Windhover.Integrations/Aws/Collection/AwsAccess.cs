using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Credentials and clients of one collection: its own identity, and the roles that it takes in other accounts. Safe for many threads.</summary>
internal sealed class AwsAccess : IDisposable
{
    private static readonly string[] Ended = ["ExpiredToken", "ExpiredTokenException", "InvalidToken", "InvalidClientTokenId", "UnrecognizedClientException"];
    private readonly CollectorSettings settings;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, AWSCredentials> roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Role, string Region), AmazonS3Client> stores = new();
    private readonly Lazy<AWSCredentials> own;

    /// <param name="settings">The collection's settings.</param>
    /// <param name="clock">Keeps renewals of a role's session apart.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public AwsAccess(CollectorSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        if (settings["endpoint"].Length > 0) settings.Address("endpoint");
        if (settings["access_key_id"].Length > 0 && settings["secret_access_key"].Length == 0) throw new CollectorSettingsException("secret_access_key", "must be set with access_key_id");
        own = new Lazy<AWSCredentials>(Own);
    }

    /// <summary>Address that stands for every service; "" for none.</summary>
    public string Endpoint => settings["endpoint"];

    /// <summary>Region where nothing else says it.</summary>
    public string Region => settings["region"] is { Length: > 0 } region ? region : "us-east-1";

    /// <summary>Credentials of a role; those of the collection itself for "".</summary>
    public AWSCredentials Credentials(string role) =>
        role.Length == 0 ? own.Value : roles.GetOrAdd(role, arn => new AssumedRole(arn, settings["external_id"], () => Tokens(own.Value), clock));

    /// <summary>Calls as a role. A session that ended or was revoked meanwhile is renewed, and the call made once more.</summary>
    /// <param name="role">ARN of the role; "" for the collection itself.</param>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="call">Asks, with <see cref="Credentials"/> of the role.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">It failed; also when the role cannot be taken, which then is what it says.</exception>
    public async Task<T> AskAsync<T>(string role, string what, Func<Task<T>> call, CancellationToken cancellation)
    {
        var session = await SessionAsync(role, cancellation).ConfigureAwait(false);
        try
        {
            return await AwsCall.RunAsync(what, call, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused) when ((refused.IsDenied || Ended.Contains(refused.Code, StringComparer.Ordinal)) && Credentials(role) is AssumedRole assumed && assumed.Renew(session))
        {
            await SessionAsync(role, cancellation).ConfigureAwait(false);
            return await AwsCall.RunAsync(what, call, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The object store as a role sees it.</summary>
    public AmazonS3Client Store(string role, string region) => stores.GetOrAdd((role, region.Length > 0 ? region : Region), place =>
    {
        var config = new AmazonS3Config { AuthenticationRegion = place.Region, ForcePathStyle = Endpoint.Length > 0, MaxErrorRetry = 3, RetryMode = RequestRetryMode.Standard };
        if (Endpoint.Length > 0) config.ServiceURL = Endpoint;
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(place.Region);
        return new AmazonS3Client(Credentials(place.Role), config);
    });

    /// <summary>Who a role's credentials belong to, as an ARN; needs no permission.</summary>
    public Task<string> WhoAsync(string role, CancellationToken cancellation) => AwsCall.RunAsync($"find out who {(role.Length > 0 ? role : "this")} is", async () =>
    {
        using var tokens = Tokens(Credentials(role));
        return (await tokens.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation).ConfigureAwait(false)).Arn;
    }, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var store in stores.Values) store.Dispose();
    }

    private async Task<string> SessionAsync(string role, CancellationToken cancellation) =>
        role.Length == 0 ? "" : (await AwsCall.RunAsync($"assume {role}", () => Credentials(role).GetCredentialsAsync(), cancellation).ConfigureAwait(false)).AccessKey;

    private AmazonSecurityTokenServiceClient Tokens(AWSCredentials credentials)
    {
        var config = new AmazonSecurityTokenServiceConfig { AuthenticationRegion = Region };
        if (Endpoint.Length > 0) config.ServiceURL = Endpoint;
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        return new AmazonSecurityTokenServiceClient(credentials, config);
    }

    private AWSCredentials Own() => settings["access_key_id"] switch
    {
        "" => DefaultAWSCredentialsIdentityResolver.GetCredentials(new AmazonS3Config { RegionEndpoint = RegionEndpoint.GetBySystemName(Region) }),
        var key when settings["session_token"].Length > 0 => new SessionAWSCredentials(key, settings["secret_access_key"], settings["session_token"]),
        var key => new BasicAWSCredentials(key, settings["secret_access_key"]),
    };
}
