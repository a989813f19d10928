namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>The groups that interfaces had.</summary>
/// <param name="Interfaces">Groups by interface, both sorted.</param>
internal sealed record GroupsBefore(IReadOnlyList<GroupsOf> Interfaces);
