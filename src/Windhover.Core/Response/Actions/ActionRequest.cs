namespace Windhover.Core.Response.Actions;

/// <summary>What an action is asked to plan.</summary>
/// <param name="ActionId">Id of the action: lower-case letters, digits and <c>-</c>, at most 40.</param>
/// <param name="Wanted">What is to be stopped.</param>
/// <param name="Now">Now, epoch milliseconds.</param>
/// <param name="Until">When it is to end, epoch milliseconds.</param>
public sealed record ActionRequest(string ActionId, Containment Wanted, long Now, long Until);
