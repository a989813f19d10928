using Windhover.Core.Response.Policies;

namespace Windhover.Server.Api;

/// <summary>A rule of the policy, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mode">What the machine may do where it fits.</param>
public sealed record ResponseRuleView(string Name, ResponseMode Mode);
