namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>The groups that an interface had.</summary>
/// <param name="Interface">eni-…</param>
/// <param name="Groups">sg-…, sorted.</param>
internal sealed record GroupsOf(string Interface, IReadOnlyList<string> Groups);
