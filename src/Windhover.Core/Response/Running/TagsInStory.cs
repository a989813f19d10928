using Windhover.Core.Incidents;

namespace Windhover.Core.Response.Running;

/// <summary>Which tags count in a story.</summary>
internal static class TagsInStory
{
    /// <summary>The last moment before an incident's first event, epoch milliseconds: what logs tell of tags counts as it stood then.</summary>
    public static long Before(Incident incident) => incident.StartTime - 1;
}
