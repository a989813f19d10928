using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Credentials and clients of one collection: its own identity, and the roles that it takes in other accounts. Safe for many threads.</summary>
internal sealed class AwsAccess : IDisposable
{
    private readonly CollectorSettings settings;
    private readonly ConcurrentDictionary<string, AWSCredentials> roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Role, string Region), AmazonS3Client> stores = new();
    private readonly Lazy<AWSCredentials> own;

    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public AwsAccess(CollectorSettings settings)
    {
        this.settings = settings;
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
        role.Length == 0 ? own.Value : roles.GetOrAdd(role, arn => new AssumedRole(arn, settings["external_id"], () => Tokens(own.Value)));

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
