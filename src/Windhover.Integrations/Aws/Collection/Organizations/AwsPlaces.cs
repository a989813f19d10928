using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.Organizations;

/// <summary>
/// Reads places side by side, each with a health of its own. A place with <c>{account}</c> is read in every active account of the organisation, which is asked again and again:
/// a new account is read from then on, one that is suspended, closed or gone is not, and the notice tells. While the organisation does not answer, the accounts that were known last are read.
/// </summary>
internal sealed class AwsPlaces : IDisposable
{
    private readonly IReadOnlyList<AwsPlace> fixedPlaces;
    private readonly IReadOnlyList<AwsPlace> templates;
    private readonly AwsAccess access;
    private readonly CollectorContext context;
    private readonly Organization? organization;
    private readonly string collection;
    private readonly TimeSpan findEvery;

    /// <param name="settings">The collection's settings.</param>
    /// <param name="places">Its places.</param>
    /// <param name="access">Credentials.</param>
    /// <param name="context">The collection's clock, health and spool.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public AwsPlaces(CollectorSettings settings, IReadOnlyList<AwsPlace> places, AwsAccess access, CollectorContext context)
    {
        (this.access, this.context, collection) = (access, context, settings.Name);
        findEvery = TimeSpan.FromMinutes(settings.Number("find_every_minutes", 1, 1440));
        fixedPlaces = [.. places.Where(p => !p.IsForEachAccount)];
        templates = [.. places.Where(p => p.IsForEachAccount)];
        if (templates.Count > 0) organization = new Organization(settings, access, context.Clock);
        else if (settings["organization_role"].Length > 0) throw new CollectorSettingsException("organization_role", "needs a place with {account} in it");
    }

    /// <summary>Reads all of them until it is cancelled.</summary>
    /// <param name="read">Reads one, with a context whose health is its own, until it is cancelled; it does not fail.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task RunAsync(Func<AwsPlace, CollectorContext, CancellationToken, Task> read, CancellationToken cancellation)
    {
        var readers = fixedPlaces.Select(p => read(p, context with { Health = context.Health.Part(p.Name) }, cancellation));
        return Task.WhenAll((organization is null ? readers : readers.Append(FollowAsync(organization, read, cancellation))).ToArray());
    }

    /// <summary>Every place that there is now; tries to list the accounts where that is needed.</summary>
    public async Task<IReadOnlyList<AwsPlace>> TestAsync(TestSteps steps, CancellationToken cancellation)
    {
        if (organization is null) return fixedPlaces;
        IReadOnlyList<AwsAccount> accounts = [];
        var who = "this program's identity";
        var role = organization.Role;
        if (role.Length == 0 || await steps.TryAsync($"assume {role}", "sts:AssumeRole", $"let this program's identity assume {role}, in its own policy and in the role's trust policy",
            async () => who = await access.WhoAsync(role, cancellation).ConfigureAwait(false)).ConfigureAwait(false))
        {
            var remedy = $"allow organizations:ListAccounts for {who}, in the management account or in an account that is a delegated administrator, or name a role there as organization_role";
            await steps.TryAsync("list the accounts of the organisation", "organizations:ListAccounts", remedy, async () =>
                accounts = await organization.AccountsAsync(null, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        }

        foreach (var account in accounts.Where(a => !a.IsActive)) steps.Add(new CollectorTestStep($"{account} is {account.State} and is not read", ""));
        return [.. fixedPlaces, .. Of(accounts).Values];
    }

    /// <inheritdoc/>
    public void Dispose() => organization?.Dispose();

    private async Task FollowAsync(Organization asked, Func<AwsPlace, CollectorContext, CancellationToken, Task> read, CancellationToken cancellation)
    {
        const string Name = "the accounts of the organisation";
        var own = context with { Health = context.Health.Part(Name) };
        var retries = new Retries(own, $"{collection} {Name}");
        var parts = new FoundParts<AwsPlace>(context, read);
        var known = KnownAccounts.Read(context.Spool.ReadCursor(KnownAccounts.Cursor));
        if (known is not null) await parts.SetAsync(Of(known.Accounts), cancellation).ConfigureAwait(false);
        await retries.KeepAsync(Name, async c =>
        {
            var listed = await asked.AccountsAsync(retries, c).ConfigureAwait(false);
            own.Health.Reached();
            var active = listed.Where(a => a.IsActive).ToArray();
            var changes = known is null ? $"{active.Length} accounts of the organisation are read" : known.Changes(listed);
            if (changes.Length > 0) await context.Spool.WriteCursorAsync(KnownAccounts.Cursor, new KnownAccounts(active).Write(), c).ConfigureAwait(false);
            known = new KnownAccounts(active);
            await parts.SetAsync(Of(active), cancellation).ConfigureAwait(false);
            if (changes.Length > 0) own.Health.Notice(changes);
            await retries.WaitAsync(findEvery, c).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        await parts.EndAsync().ConfigureAwait(false);
    }

    private SortedDictionary<string, AwsPlace> Of(IEnumerable<AwsAccount> accounts)
    {
        var places = new SortedDictionary<string, AwsPlace>(StringComparer.Ordinal);
        foreach (var place in accounts.Where(a => a.IsActive).SelectMany(a => templates.Select(t => t.In(a.Id)))) places[place.Name] = place;
        return places;
    }
}
