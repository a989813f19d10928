using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Records;

/// <summary>A response store that tells of every action that is proposed or stands, after it was kept.</summary>
/// <param name="inner">Keeps the actions; disposed of with this.</param>
/// <param name="tell">Takes the news; must return at once.</param>
public sealed class ToldResponseStore(IResponseStore inner, Action<ActionNews> tell) : IResponseStore
{
    /// <inheritdoc/>
    public ActionRecord? Save(ActionRecord action, ActionEntry entry)
    {
        var saved = inner.Save(action, entry);
        if (saved is not null) Tell(saved);
        return saved;
    }

    /// <summary>Tells of what waits and what stands: whoever heard of it before says nothing of it again.</summary>
    public void TellAll()
    {
        foreach (var action in inner.In(ActionStatus.Proposed, ActionStatus.Active)) Tell(action);
    }

    /// <inheritdoc/>
    public void Note(ActionEntry entry) => inner.Note(entry);

    /// <inheritdoc/>
    public ActionRecord? Action(string actionId) => inner.Action(actionId);

    /// <inheritdoc/>
    public Page<ActionRecord> Actions(ActionQuery query) => inner.Actions(query);

    /// <inheritdoc/>
    public IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses) => inner.In(statuses);

    /// <inheritdoc/>
    public Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50) => inner.Log(actionId, incidentId, cursor, limit);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private void Tell(ActionRecord action)
    {
        if (action.Status is not (ActionStatus.Proposed or ActionStatus.Active)) return;
        var text = action.Plan?.Text ?? $"{action.Action} for {action.Containment.Entity.Name}";
        tell(new ActionNews(action.IncidentId, action.ActionId, action.Status == ActionStatus.Active, text));
    }
}
