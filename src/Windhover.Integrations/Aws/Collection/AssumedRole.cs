using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>
/// Credentials of a role, fetched again a few minutes before they end (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), and when they were refused:
/// an administrator who revokes a role's sessions
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html) wants those who may to take the role again. Safe for many threads.
/// </summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private const int Seconds = 3600;
    private static readonly TimeSpan LeastBetweenRenewals = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly string role;
    private readonly string externalId;
    private readonly Func<AmazonSecurityTokenServiceClient> tokens;
    private readonly TimeProvider clock;
    private string current = "";
    private long? renewed;

    /// <param name="role">ARN of the role.</param>
    /// <param name="externalId">What the role's trust asks for; "" for nothing.</param>
    /// <param name="tokens">Makes a client of the one who assumes it.</param>
    /// <param name="clock">Keeps renewals apart.</param>
    public AssumedRole(string role, string externalId, Func<AmazonSecurityTokenServiceClient> tokens, TimeProvider clock)
    {
        (this.role, this.externalId, this.tokens, this.clock) = (role, externalId, tokens, clock);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>A session was refused: it is forgotten, so that the next call takes the role again; at most once a minute, as it may be a permission that is missing.</summary>
    /// <param name="accessKey">The session's access key.</param>
    /// <returns>True when the next call has another session than this one.</returns>
    public bool Renew(string accessKey)
    {
        lock (gate)
        {
            if (current != accessKey) return true;
            if (renewed is { } last && clock.GetElapsedTime(last) < LeastBetweenRenewals) return false;
            (renewed, current) = (clock.GetTimestamp(), "");
        }

        ClearCredentials();
        return true;
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
        lock (gate) current = fresh.AccessKeyId;
        return new CredentialsRefreshState(new ImmutableCredentials(fresh.AccessKeyId, fresh.SecretAccessKey, fresh.SessionToken), fresh.Expiration!.Value.ToUniversalTime());
    }
}
