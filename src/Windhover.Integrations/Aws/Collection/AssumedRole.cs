using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Credentials of a role, fetched again a few minutes before they end (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).</summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private const int Seconds = 3600;
    private readonly string role;
    private readonly string externalId;
    private readonly Func<AmazonSecurityTokenServiceClient> tokens;

    /// <param name="role">ARN of the role.</param>
    /// <param name="externalId">What the role's trust asks for; "" for nothing.</param>
    /// <param name="tokens">Makes a client of the one who assumes it.</param>
    public AssumedRole(string role, string externalId, Func<AmazonSecurityTokenServiceClient> tokens)
    {
        (this.role, this.externalId, this.tokens) = (role, externalId, tokens);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var client = tokens();
        var request = new AssumeRoleRequest { RoleArn = role, RoleSessionName = "windhover", DurationSeconds = Seconds, ExternalId = externalId.Length > 0 ? externalId : null };
        var answer = await client.AssumeRoleAsync(request).ConfigureAwait(false);
        var fresh = answer.Credentials;
        return new CredentialsRefreshState(new ImmutableCredentials(fresh.AccessKeyId, fresh.SecretAccessKey, fresh.SessionToken), fresh.Expiration!.Value.ToUniversalTime());
    }
}
