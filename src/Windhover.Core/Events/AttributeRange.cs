namespace Windhover.Core.Events;

/// <summary>Where an event's further fields lie in the <see cref="EventBuffer"/> that holds it.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Bytes; 0 for none.</param>
public readonly record struct AttributeRange(int Start, int Length);
