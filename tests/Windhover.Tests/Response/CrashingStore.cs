using Windhover.Core.Response.Records;
using Windhover.Core.Stores;

namespace Windhover.Tests.Response;

/// <summary>A store that is cut off before or after any of its writes.</summary>
internal sealed class CrashingStore(IResponseStore inner, CrashPoint crash) : IResponseStore
{
    public ActionRecord? Save(ActionRecord action, ActionEntry entry)
    {
        crash.Pass();
        var saved = inner.Save(action, entry);
        crash.Pass();
        return saved;
    }

    public void Note(ActionEntry entry) => inner.Note(entry);

    public ActionRecord? Action(string actionId) => inner.Action(actionId);

    public Page<ActionRecord> Actions(ActionQuery query) => inner.Actions(query);

    public IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses) => inner.In(statuses);

    public Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50) => inner.Log(actionId, incidentId, cursor, limit);

    public void Dispose()
    {
    }
}
