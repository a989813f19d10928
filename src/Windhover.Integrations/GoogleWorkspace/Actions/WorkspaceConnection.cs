using System.Globalization;
using System.Text.RegularExpressions;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Gcp.Collection;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>The Directory API and the admin log of one Google Workspace. Safe for many threads.</summary>
internal sealed partial class WorkspaceConnection : IResponderConnection
{
    private const int MostAccepted = 1024;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> accepted = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;

    /// <param name="settings">What the user wrote.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public WorkspaceConnection(CollectorSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        GoogleAccess.Check(settings, "credentials");
        Subject = settings["subject"].Trim().ToLowerInvariant();
        if (!Mail().IsMatch(Subject)) throw new CollectorSettingsException("subject", "expected the e-mail address of an administrator");
        _ = JsonApi.IsLocal(settings, "endpoint");
        var access = new GoogleAccess(
            settings["credentials"], Subject,
            "https://www.googleapis.com/auth/admin.directory.user", "https://www.googleapis.com/auth/admin.directory.user.security", "https://www.googleapis.com/auth/admin.reports.audit.readonly");
        Api = new JsonApi(settings.Address("endpoint"), access.SignAsync, clock);
    }

    /// <summary>The administrator whom we act for.</summary>
    public string Subject { get; }

    /// <summary>The interface.</summary>
    public JsonApi Api { get; }

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        try
        {
            var who = await Api.GetAsync($"read the administrator {Subject}", $"/admin/directory/v1/users/{Subject}?fields=primaryEmail,isAdmin,isDelegatedAdmin", cancellation).ConfigureAwait(false);
            return $"{who.Text("primaryEmail")} ({(who.Flag("isAdmin") ? "super administrator" : who.Flag("isDelegatedAdmin") ? "administrator" : "no administrator")})";
        }
        catch (ProviderException failure)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }

    /// <summary>Keeps that Google accepted what it has no state of.</summary>
    public void Accept(string actionId)
    {
        lock (gate)
        {
            if (accepted.Count >= MostAccepted) accepted.Remove(accepted.MinBy(a => (a.Value, a.Key)).Key);
            accepted[actionId] = clock.GetUtcNow();
        }
    }

    /// <summary>When Google accepted it, by this process; null for never.</summary>
    public string? Accepted(string actionId)
    {
        lock (gate) return accepted.TryGetValue(actionId, out var time) ? time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>An address as Google Workspace has them, in lower case.</summary>
    [GeneratedRegex("^[\\p{Ll}\\p{Lo}0-9._%+'=-]{1,64}@[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    internal static partial Regex Mail();
}
