namespace Windhover.Server.Api;

/// <summary>What a model would have done in the last 30 days of the stored logs.</summary>
/// <param name="Fired">How often and on what.</param>
/// <param name="Titles">Titles of the first alerts, at most 20.</param>
/// <param name="Opens">Incidents that it would have opened.</param>
/// <param name="Joins">Incidents that would have been larger.</param>
/// <param name="Merges">Incidents that it would have made of several.</param>
public sealed record BacktestReport(ModelFirings Fired, IReadOnlyList<string> Titles, int Opens, int Joins, int Merges);
