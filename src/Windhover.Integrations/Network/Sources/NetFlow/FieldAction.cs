namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>One step of reading a record: the bytes at an offset go to a target. Fields that nobody needs have none.</summary>
/// <param name="Offset">First byte in a record of fixed length; the field's number in one of variable length.</param>
/// <param name="Length">Bytes, or <see cref="FieldSpec.Variable"/>.</param>
/// <param name="Target">Where to.</param>
internal readonly record struct FieldAction(ushort Offset, ushort Length, FlowTarget Target);
