namespace Windhover.Server.Api;

/// <summary>Entities of an incident and what passed between them and those they dealt with.</summary>
/// <param name="Nodes">Those that the incident names first, the main one before the others.</param>
/// <param name="Edges">What alerts and facts speak of first, then by what passed.</param>
/// <param name="From">First moment looked at, epoch milliseconds.</param>
/// <param name="To">First moment after, epoch milliseconds.</param>
/// <param name="LeftOut">Nodes that there is no room for, or that nothing speaks of.</param>
public sealed record IncidentGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, long From, long To, int LeftOut);
