namespace Windhover.Core.Events;

/// <summary>What is said of a record that gave no event.</summary>
/// <param name="Record">Where it is.</param>
/// <param name="Reason">Why, in constant words that can be counted.</param>
public readonly record struct RecordNote(RecordRef Record, string Reason);
