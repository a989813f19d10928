namespace Windhover.Core.Response.Records;

/// <summary>One line of the audit log of the response.</summary>
/// <param name="Number">Counts up over all actions; 0 before it is stored.</param>
/// <param name="ActionId">Of which action; "" for decisions about none.</param>
/// <param name="IncidentId">Of which incident; "" for none.</param>
/// <param name="Time">Epoch milliseconds of the wall clock.</param>
/// <param name="By">A person, or <c>policy</c>, <c>engine</c>.</param>
/// <param name="Step">What was done: <c>proposed</c>, <c>approved</c>, <c>applied</c>, <c>not_acted</c>, <c>tags_changed</c> …</param>
/// <param name="Text">In a sentence.</param>
public sealed record ActionEntry(long Number, string ActionId, string IncidentId, long Time, string By, string Step, string Text);
