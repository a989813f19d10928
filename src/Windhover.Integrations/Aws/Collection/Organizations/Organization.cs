using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.Organizations;

/// <summary>
/// Lists the accounts of the organisation (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html): the management account may, and a delegated
/// administrator. The service stands in one region of each partition. Safe for many threads.
/// </summary>
internal sealed class Organization : IDisposable
{
    private const int PageSize = 20;
    private const string What = "list the accounts of the organisation";
    private readonly AwsJson service;
    private readonly IReadOnlyList<string> skip;

    /// <param name="settings">The collection's settings.</param>
    /// <param name="access">Credentials.</param>
    /// <param name="clock">Ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public Organization(CollectorSettings settings, AwsAccess access, TimeProvider clock)
    {
        (Role, skip) = (settings["organization_role"], settings.List("skip_accounts"));
        if (Role.Length > 0 && !Role.StartsWith("arn:", StringComparison.Ordinal)) throw new CollectorSettingsException("organization_role", "expected the ARN of a role");
        if (skip.Any(id => id.Length != 12 || !id.All(char.IsAsciiDigit))) throw new CollectorSettingsException("skip_accounts", "expected ids of accounts, twelve digits each");
        var region = access.Region.StartsWith("cn-", StringComparison.Ordinal) ? "cn-northwest-1" : access.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov-west-1" : "us-east-1";
        var address = new Uri(access.Endpoint.Length > 0 ? access.Endpoint : $"https://organizations.{region}.amazonaws.com{(region[0] == 'c' ? ".cn" : "")}/");
        service = new AwsJson(access, new AwsService(address, region, "organizations", "AWSOrganizationsV20161128", "application/x-amz-json-1.1"), Role, clock);
    }

    /// <summary>ARN of the role that asks; "" for none.</summary>
    public string Role { get; }

    /// <summary>Every account but those that are passed over, in the order of their ids, whatever its state.</summary>
    /// <param name="retries">Asks again for a page where that fails for a while; null for one try.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">They may not be listed.</exception>
    public async Task<IReadOnlyList<AwsAccount>> AccountsAsync(Retries? retries, CancellationToken cancellation)
    {
        var accounts = new SortedDictionary<string, AwsAccount>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var body = new JsonObject { ["MaxResults"] = PageSize };
            if (token is not null) body["NextToken"] = token;
            Task<JsonElement> CallAsync(CancellationToken c) => service.CallAsync(What, "ListAccounts", body, c);
            var page = await (retries is null ? CallAsync(cancellation) : retries.RunAsync(CallAsync, cancellation)).ConfigureAwait(false);

            // A page may be empty though more come.
            if (page.TryGetProperty("Accounts", out var found)) foreach (var one in found.EnumerateArray()) accounts[Text(one, "Id")] = Account(one);
            token = Text(page, "NextToken") is { Length: > 0 } next ? next : null;
        }
        while (token is not null);

        // The management account is always there: nothing at all is no reason to stop reading what was known.
        if (accounts.Count == 0) throw new ProviderException(What, 0, "", "the listing was empty");
        return [.. accounts.Values.Where(a => !skip.Contains(a.Id, StringComparer.Ordinal))];
    }

    /// <inheritdoc/>
    public void Dispose() => service.Dispose();

    // State tells more than Status, which the vendor takes away; what does not say it yet has the older one.
    private static AwsAccount Account(JsonElement one) => new(Text(one, "Id"), Text(one, "Name"), Text(one, "State") is { Length: > 0 } state ? state : Text(one, "Status"));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
