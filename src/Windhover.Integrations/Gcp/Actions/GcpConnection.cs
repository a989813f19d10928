using System.Text.Json;
using System.Text.RegularExpressions;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Gcp.Collection;

namespace Windhover.Integrations.Gcp.Actions;

/// <summary>Compute Engine and the service accounts of some projects. Safe for many threads.</summary>
internal sealed partial class GcpConnection : IResponderConnection
{
    /// <param name="settings">What the user wrote.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public GcpConnection(CollectorSettings settings, TimeProvider clock)
    {
        GoogleAccess.Check(settings, "credentials");
        Projects = settings.List("projects");
        if (Projects.Count == 0) throw new CollectorSettingsException("projects", "must be set");
        if (!Projects.All(p => Project().IsMatch(p))) throw new CollectorSettingsException("projects", "expected ids of projects, as shop-prod");
        _ = JsonApi.IsLocal(settings, "endpoint");
        _ = JsonApi.IsLocal(settings, "iam_endpoint");
        Account = Mail(settings["credentials"]);
        var access = new GoogleAccess(settings["credentials"], "", "https://www.googleapis.com/auth/cloud-platform");
        Compute = new JsonApi(settings.Address("endpoint"), access.SignAsync, clock);
        Iam = new JsonApi(settings.Address("iam_endpoint"), access.SignAsync, clock);
    }

    /// <summary>The projects that actions may touch.</summary>
    public IReadOnlyList<string> Projects { get; }

    /// <summary>The service account that we are; "" where the machine knows it alone.</summary>
    public string Account { get; }

    /// <summary>Compute Engine.</summary>
    public JsonApi Compute { get; }

    /// <summary>Service accounts.</summary>
    public JsonApi Iam { get; }

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var project in Projects)
                await Compute.GetAsync($"read the firewall rules of {project}", $"/compute/v1/projects/{project}/global/firewalls?maxResults=1", cancellation).ConfigureAwait(false);
            return $"{(Account.Length > 0 ? Account : "the service account of this machine")} for {string.Join(", ", Projects)}";
        }
        catch (ProviderException failure)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }

    /// <summary>Refuses what is in another project.</summary>
    /// <exception cref="ActionRefusedException">It is.</exception>
    public void Reach(string project)
    {
        if (!Projects.Contains(project, StringComparer.Ordinal)) throw new ActionRefusedException($"The connection does not reach the project {project}.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Compute.Dispose();
        Iam.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ids of projects, of which old ones begin with a domain.</summary>
    [GeneratedRegex("^([a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$", RegexOptions.NonBacktracking)]
    internal static partial Regex Project();

    private static string Mail(string credentials)
    {
        if (credentials.Length == 0) return "";
        using var document = JsonDocument.Parse(credentials);
        return document.RootElement.Text("client_email").ToLowerInvariant();
    }
}
