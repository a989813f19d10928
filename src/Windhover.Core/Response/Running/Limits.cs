using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;

namespace Windhover.Core.Response.Running;

/// <summary>How much the machine may still do by itself.</summary>
internal static class Limits
{
    /// <summary>Who decides in the place of a person.</summary>
    public const string Machine = "policy";

    private const long Hour = 3_600_000;

    /// <summary>Why the machine may not take one more action, or null when it may.</summary>
    public static string? Reached(ResponsePolicy policy, IResponseStore store, string entityId, long now)
    {
        if (policy.IsDryRun) return "This is a dry run: nothing is called that changes a platform.";
        var standing = store.In(ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending).Where(a => a.DecidedBy == Machine && a.Containment.Kind != ContainmentKind.Notify).Select(a => a.Containment.Entity.Id).Distinct(StringComparer.Ordinal).ToList();
        if (!standing.Contains(entityId, StringComparer.Ordinal) && standing.Count >= policy.EntitiesAtOnce) return $"The machine already holds {standing.Count} entities contained; the limit is {policy.EntitiesAtOnce}.";
        var taken = 0;
        for (var page = store.Actions(new ActionQuery { Limit = 200 }); ; page = store.Actions(new ActionQuery { Limit = 200, Cursor = page.Next }))
        {
            taken += page.Items.Count(a => a.Mode == ResponseMode.Autonomous && a.DecidedBy == Machine && a.CreatedAt > now - Hour);
            if (page.Next is null || page.Items[^1].CreatedAt <= now - Hour) break;
        }

        return taken >= policy.ActionsAnHour ? $"The machine took {taken} actions within the hour; the limit is {policy.ActionsAnHour}." : null;
    }
}
