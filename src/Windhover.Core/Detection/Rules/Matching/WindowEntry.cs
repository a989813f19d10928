namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>One counted thing of a window: a record, or a distinct value with its latest record.</summary>
/// <param name="Value">Hash of the distinct value; 0 where records are counted.</param>
/// <param name="FirstTime">First record of it that is in the window, epoch milliseconds.</param>
/// <param name="Records">How many records there were.</param>
/// <param name="Last">The latest record.</param>
internal readonly record struct WindowEntry(ulong Value, long FirstTime, long Records, ModelRecord Last);
