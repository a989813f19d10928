namespace Windhover.Server.Api;

/// <summary>The policy that holds.</summary>
/// <param name="Version">Counts what was changed in the console; 0 for nothing.</param>
/// <param name="IsGiven">True for that of the configuration, false for one that was saved here.</param>
/// <param name="Policy">What it says.</param>
/// <param name="Yaml">The same as a policy file.</param>
public sealed record PolicyView(int Version, bool IsGiven, PolicyBody Policy, string Yaml);
