using System.Globalization;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>
/// What administrators did to a user, newest first (https://developers.google.com/workspace/admin/reports/v1/appendix/activity/admin-user-settings). Entries show up some minutes late.
/// </summary>
internal static class AdminLog
{
    /// <summary>Who did it, and when.</summary>
    /// <param name="at">The connection.</param>
    /// <param name="name">Name of the event, as <c>SUSPEND_USER</c>.</param>
    /// <param name="mail">The user's address.</param>
    /// <param name="since">From when, epoch milliseconds.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<(string Who, string Time)>> ReadAsync(WorkspaceConnection at, string name, string mail, long since, CancellationToken cancellation)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(since).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var found = await at.Api.ListAsync(
            $"read the admin log about {mail}", $"/admin/reports/v1/activity/users/all/applications/admin?eventName={name}&filters={$"USER_EMAIL=={mail}"}&startTime={start}&maxResults=100",
            "items", "nextPageToken", "pageToken", cancellation).ConfigureAwait(false);
        return [.. found.Select(f => (f.Part("actor").Text("email").ToLowerInvariant(), f.Part("id").Text("time")))];
    }
}
