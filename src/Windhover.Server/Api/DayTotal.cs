namespace Windhover.Server.Api;

/// <summary>What 24 hours brought.</summary>
/// <param name="From">First moment, epoch milliseconds.</param>
/// <param name="To">First moment after, epoch milliseconds.</param>
/// <param name="Incidents">Incidents that people were told of.</param>
/// <param name="NotTold">Investigations that ended without telling anybody.</param>
/// <param name="Alerts">Alerts.</param>
/// <param name="Records">Stored events and flow records.</param>
/// <param name="BytesOut">Bytes that entities sent.</param>
/// <param name="NewEntities">Entities that were seen for the first time.</param>
public sealed record DayTotal(long From, long To, int Incidents, int NotTold, int Alerts, long Records, long BytesOut, int NewEntities);
