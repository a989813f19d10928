namespace Windhover.Server.Api;

/// <summary>What passed between two nodes while the incident lasted.</summary>
/// <param name="From">Id of the node that acted.</param>
/// <param name="To">Id of the node acted on.</param>
/// <param name="Does">What, in a few words: an operation, or the service port of a connection.</param>
/// <param name="Records">Events, or flow records.</param>
/// <param name="Bytes">Bytes in both directions; 0 for none.</param>
/// <param name="First">First of them, epoch milliseconds.</param>
/// <param name="Last">Last of them, epoch milliseconds.</param>
/// <param name="Refused">True when none was allowed or none succeeded.</param>
/// <param name="IsTelling">True when an alert or a fact of the incident speaks of it.</param>
public sealed record GraphEdge(string From, string To, string Does, long Records, long Bytes, long First, long Last, bool Refused, bool IsTelling);
