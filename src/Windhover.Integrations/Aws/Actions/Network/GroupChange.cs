namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A group that takes the place of all groups of interfaces.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Vpc">The network.</param>
/// <param name="Device">The machine, in EC2's words.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Rules">The group's rules.</param>
internal sealed record GroupChange(string Account, string Region, string Vpc, string Device, string Name, IReadOnlyList<GroupRule> Rules);
