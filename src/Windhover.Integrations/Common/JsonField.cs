namespace Windhover.Integrations.Common;

/// <summary>A field that a <see cref="JsonRecordReader"/> keeps: one slot for each path that it may stand under, in the order of preference.</summary>
/// <param name="Slot">The first slot.</param>
/// <param name="Count">How many slots.</param>
internal readonly record struct JsonField(int Slot, int Count);
