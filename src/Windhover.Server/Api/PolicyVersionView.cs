namespace Windhover.Server.Api;

/// <summary>A version of the policy.</summary>
/// <param name="Version">Counts from 1; 0 is the configuration's as it is now.</param>
/// <param name="Time">When it was saved, epoch milliseconds; 0 for version 0.</param>
/// <param name="Who">Who saved it; "" for version 0, and where it was found changed on the disk.</param>
/// <param name="Why">Why, in their words.</param>
/// <param name="IsGiven">True where it was the configuration's.</param>
/// <param name="Policy">What it said; null where it is the configuration's, whatever that said then.</param>
/// <param name="Yaml">The same as a policy file.</param>
public sealed record PolicyVersionView(int Version, long Time, string Who, string Why, bool IsGiven, PolicyBody? Policy, string Yaml);
