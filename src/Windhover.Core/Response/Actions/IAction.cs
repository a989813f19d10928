namespace Windhover.Core.Response.Actions;

/// <summary>
/// One thing that can be done on one platform. Implementations live beside their vendor, one file each, derive from <see cref="ResponseAction{TConnection}"/>, have a parameterless
/// constructor, are found by walking the assembly, and hold no state. Applying and undoing are idempotent: done twice, or after a crash in the middle, they leave what doing them
/// once leaves. Nothing that a person changed in between is overwritten: undoing compares before it restores.
/// </summary>
public interface IAction
{
    /// <summary>What the action is.</summary>
    ActionDescriptor Descriptor { get; }

    /// <summary>Reads the platform and says exactly what would change; changes nothing.</summary>
    /// <exception cref="ActionRefusedException">It does not apply here.</exception>
    /// <exception cref="ActionFailedException">The platform could not be asked.</exception>
    Task<ActionPlan> PlanAsync(IResponderConnection connection, ActionRequest request, CancellationToken cancellation);

    /// <summary>Does what the plan says; what stands already is left.</summary>
    /// <exception cref="ActionRefusedException">What the plan was made of is not there any more.</exception>
    /// <exception cref="ActionFailedException">A call failed.</exception>
    Task ApplyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation);

    /// <summary>Reads back whether what the plan says stands on the platform; changes nothing.</summary>
    /// <exception cref="ActionFailedException">The platform could not be asked.</exception>
    Task<ActionCheck> VerifyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation);

    /// <summary>Takes away what the plan made and restores what stood before where it is still as the plan left it. What a person changed in between is left and told.</summary>
    /// <returns>What stands afterwards: <see cref="ActionState.Absent"/> when all of it is gone, <see cref="ActionState.Different"/> when something was left because a person had changed it.</returns>
    /// <exception cref="ActionFailedException">A call failed.</exception>
    Task<ActionCheck> UndoAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation);
}
