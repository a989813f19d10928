namespace Windhover.Server.Api;

/// <summary>Who or what stands in the graph of an incident.</summary>
/// <param name="Id">The entity's id, the address, or what the log calls it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsPart">True when the incident names it; false for what they dealt with.</param>
/// <param name="Account">Account, subscription or site; "" when not known.</param>
/// <param name="Alerts">How many alerts of the incident are about it.</param>
public sealed record GraphNode(string Id, string Name, GraphNodeKind Kind, bool IsPart, string Account, int Alerts);
