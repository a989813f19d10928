namespace Windhover.Integrations.Azure.Actions;

/// <summary>A machine that is stopped.</summary>
/// <param name="Id">Its id.</param>
internal sealed record MachinePlan(string Id);
