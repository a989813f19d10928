using Windhover.Core.Response.Policies;

namespace Windhover.Server.Api;

/// <summary>What a policy would mean.</summary>
/// <param name="Problem">Why it cannot be used; "" when it can.</param>
/// <param name="Yaml">What would be saved.</param>
/// <param name="Cover">Whom its rules are for; null where it cannot be used.</param>
/// <param name="Autonomous">The rules by which the machine would act by itself, "" for what holds where no rule does; none in a dry run. To save it, they have to be confirmed.</param>
public sealed record PolicyPreview(string Problem, string Yaml, PolicyCover? Cover, IReadOnlyList<string> Autonomous);
