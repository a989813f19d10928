namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>A data set whose template has not come.</summary>
/// <param name="Template">The template's id.</param>
/// <param name="Export">Its datagram.</param>
/// <param name="Bytes">Its records.</param>
internal sealed record HeldSet(ushort Template, Export Export, byte[] Bytes);
