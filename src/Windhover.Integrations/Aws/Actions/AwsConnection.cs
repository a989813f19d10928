using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.S3;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Aws.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions;

/// <summary>Accounts of AWS, reached by the connection's own identity or by a role in each. Safe for many threads.</summary>
internal sealed partial class AwsConnection : IResponderConnection
{
    private const string Account = "{account}";
    private readonly AwsAccess access;
    private readonly TimeProvider clock;
    private readonly string role;
    private readonly ConcurrentDictionary<(string Role, QueryService Service), QueryClient> clients = new();

    /// <param name="settings">What the user wrote.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public AwsConnection(CollectorSettings settings, TimeProvider clock)
    {
        (this.clock, role) = (clock, settings["role"]);
        Regions = settings.List("regions");
        if (Regions.Count == 0) throw new CollectorSettingsException("regions", "must be set");
        if (!Regions.All(r => RegionName().IsMatch(r))) throw new CollectorSettingsException("regions", "expected names of regions, as eu-central-1");
        if (role.Length > 0 && !RoleName().IsMatch(role.Replace(Account, "000000000000", StringComparison.Ordinal)))
            throw new CollectorSettingsException("role", $"expected the ARN of a role, in which {Account} may stand");
        NaclRules = settings.Number("nacl_rules", 1, 40);
        GroupRules = settings.Number("group_rules", 1, 1000);
        access = new AwsAccess(settings with { Values = new Dictionary<string, string>(settings.Values, StringComparer.Ordinal) { ["region"] = Regions[0] } }, clock);
    }

    /// <summary>Regions in which machines are looked for.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>The region of the partition that knows where every bucket is.</summary>
    public string FirstRegion => Regions[0].StartsWith("cn-", StringComparison.Ordinal) || Regions[0].StartsWith("us-gov-", StringComparison.Ordinal) ? Regions[0] : "us-east-1";

    /// <summary>Entries that a network ACL may have in one direction.</summary>
    public int NaclRules { get; }

    /// <summary>Rules that a security group may have in one direction.</summary>
    public int GroupRules { get; }

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        try
        {
            return await access.WhoAsync(role.Contains(Account, StringComparison.Ordinal) ? "" : role, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException failure)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }

    /// <summary>Who acts in an account.</summary>
    /// <param name="account">The account of whom an action is about; "" where it is not known.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ActionRefusedException">The connection does not reach that account.</exception>
    /// <exception cref="ProviderException">It cannot be found out.</exception>
    public async Task<AwsScope> ScopeAsync(string account, CancellationToken cancellation)
    {
        if (role.Contains(Account, StringComparison.Ordinal) && !AccountId().IsMatch(account))
            throw new ActionRefusedException("The account is not known, and the connection takes a role by the account.");
        var taken = RoleIn(account);
        var caller = await access.WhoAsync(taken, cancellation).ConfigureAwait(false);
        var reached = caller.Split(':') is { Length: > 4 } parts ? parts[4] : "";
        return account.Length == 0 || account == reached
            ? new AwsScope(reached, caller)
            : throw new ActionRefusedException($"The connection acts in account {reached}, and this is in account {account}.");
    }

    /// <summary>EC2 of an account in a region.</summary>
    public QueryClient Ec2(string account, string region) => Client(account, QueryService.Ec2(region, access.Endpoint));

    /// <summary>IAM of an account.</summary>
    public QueryClient Iam(string account) => Client(account, QueryService.Iam(Regions[0], access.Endpoint));

    /// <summary>Calls the object store of an account. A session that ended is renewed.</summary>
    /// <param name="account">The account.</param>
    /// <param name="region">The bucket's region.</param>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="call">Asks.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">It failed.</exception>
    public Task<T> StoreAsync<T>(string account, string region, string what, Func<AmazonS3Client, Task<T>> call, CancellationToken cancellation) =>
        access.AskAsync(RoleIn(account), what, () => call(access.Store(RoleIn(account), region)), cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        access.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("^[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex RegionName();

    [GeneratedRegex("^arn:aws(-[a-z-]+)?:iam::[0-9]{12}:role/[a-zA-Z0-9_+=,.@/-]+\\z", RegexOptions.NonBacktracking)]
    private static partial Regex RoleName();

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex AccountId();

    private string RoleIn(string account) => role.Replace(Account, account, StringComparison.Ordinal);

    private QueryClient Client(string account, QueryService service) => clients.GetOrAdd((RoleIn(account), service), key => new QueryClient(access, key.Service, key.Role, clock));
}
