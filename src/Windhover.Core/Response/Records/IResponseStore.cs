using Windhover.Core.Stores;

namespace Windhover.Core.Response.Records;

/// <summary>
/// The actions and their audit log. What is written is on the disk when the call returns: a step is written down here before it is taken. Safe for many threads.
/// </summary>
public interface IResponseStore : IDisposable
{
    /// <summary>Keeps an action as it is now together with a line of the log, both or neither.</summary>
    /// <param name="action">The action; its <see cref="ActionRecord.Version"/> is the one that was read, 0 for a new one.</param>
    /// <param name="entry">What is done; its number does not matter.</param>
    /// <returns>The action with its new version, or null when somebody else changed it since it was read (or made one of that id): then nothing is kept.</returns>
    ActionRecord? Save(ActionRecord action, ActionEntry entry);

    /// <summary>Adds a line of the log that is about no single action's state.</summary>
    void Note(ActionEntry entry);

    /// <summary>One action, or null.</summary>
    ActionRecord? Action(string actionId);

    /// <summary>Actions that match, newest <see cref="ActionRecord.CreatedAt"/> first, ties by id.</summary>
    Page<ActionRecord> Actions(ActionQuery query);

    /// <summary>All actions in these states, oldest first, ties by id.</summary>
    IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses);

    /// <summary>The log, newest first.</summary>
    /// <param name="actionId">Of one action; null for all.</param>
    /// <param name="incidentId">Of one incident; null for all.</param>
    /// <param name="cursor">Cursor of the page before; null for the first.</param>
    /// <param name="limit">At most this many.</param>
    Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50);
}
