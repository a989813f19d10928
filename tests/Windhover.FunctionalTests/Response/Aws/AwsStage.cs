using Windhover.Core.Response.Actions;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>What stands in an account before an action, and what is asked of it.</summary>
/// <param name="Wanted">Of somebody who is there.</param>
/// <param name="Unknown">Of somebody who is not.</param>
/// <param name="Dump">Everything that the action could change.</param>
/// <param name="Change">Changes by hand what the action made; null where there is nothing.</param>
/// <param name="PersonsPart">What the person changed.</param>
internal sealed record AwsStage(Containment Wanted, Containment Unknown, Func<Task<string>> Dump, Func<ActionPlan, Task>? Change = null, Func<Task<string>>? PersonsPart = null);
