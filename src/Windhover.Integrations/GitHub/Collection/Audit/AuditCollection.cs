using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>Polls each log for itself: one that fails is tried again and does not stop the others.</summary>
internal sealed class AuditCollection : ICollection
{
    private static readonly string[] Included = ["web", "git", "all"];
    private readonly IReadOnlyList<AuditPlace> places;
    private readonly IReadOnlyList<AuditReader> readers;
    private readonly AuditLog log;

    public AuditCollection(CollectorSettings settings, CollectorContext context)
    {
        places = [.. Places(settings, "organisations", "orgs"), .. Places(settings, "enterprises", "enterprises")];
        if (places.Count == 0) throw new CollectorSettingsException("organisations", "must be set, or enterprises");
        var include = settings["include"];
        if (!Included.Contains(include, StringComparer.Ordinal)) throw new CollectorSettingsException("include", $"expected one of {string.Join(", ", Included)}");
        var pace = new AuditPace(
            TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 3600)), TimeSpan.FromMinutes(settings.Number("overlap_minutes", 1, 1440)), TimeSpan.FromHours(settings.Number("since_hours", 0, 4320)));
        var retries = new Retries(context, settings.Name);
        log = new AuditLog(settings.Address("endpoint"), include, settings["token"], context.Clock);
        readers = [.. places.Select(p => new AuditReader(p, log, pace, context, retries))];
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(readers.Select(r => r.RunAsync(cancellation)));

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var place in places) await TestAsync(place, steps, cancellation).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        log.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<AuditPlace> Places(CollectorSettings settings, string setting, string kind)
    {
        var names = settings.List(setting);
        if (names.Any(n => !AuditPlace.IsName(n))) throw new CollectorSettingsException(setting, "expected names as in their addresses: letters, digits, - and _");
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Select(n => new AuditPlace(kind, n));
    }

    // What a token may not see is answered as what does not exist (https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource).
    private Task TestAsync(AuditPlace place, TestSteps steps, CancellationToken cancellation)
    {
        var remedy = $"make a token as an owner of {place}, a classic one with the scope read:audit_log, authorise it for single sign-on, and set it as token; the plan must be Enterprise";
        return steps.TryAsync($"read the audit log of {place}", "read:audit_log", remedy, async () =>
        {
            try
            {
                foreach (var record in await log.NewestAsync(place, cancellation).ConfigureAwait(false)) steps.Sample(place.ToString(), record);
            }
            catch (ProviderException hidden) when (hidden.IsGone)
            {
                throw new ProviderException($"read the audit log of {place}", 403, "", $"{hidden.Said}: no such {place}, or one that the token may not see", hidden);
            }
        });
    }
}
