namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>What sentences rest on.</summary>
/// <param name="Text">The fact.</param>
/// <param name="Query">Its query as an address of the API; "" when the fact is not kept.</param>
/// <param name="Period">The time that is asked of; "" likewise.</param>
/// <param name="Alerts">Ids of the alerts that it comes from.</param>
/// <param name="Records">Raw records, as <c>source file:offset</c>.</param>
internal sealed record PageNote(string Text, string Query, string Period, IReadOnlyList<string> Alerts, IReadOnlyList<string> Records);
