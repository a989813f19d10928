namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>A rule at its place.</summary>
/// <param name="Group">Id of the security group.</param>
/// <param name="Name">The rule's name, which is the mark.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Description">Its description.</param>
/// <param name="Rule">The rule.</param>
internal sealed record NsgPlaced(string Group, string Name, int Priority, string Description, NsgRule Rule);
