using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>When and between whom, as nearly every log of Zeek says it.</summary>
/// <param name="Time">Epoch milliseconds.</param>
/// <param name="Origin">Who opened the connection.</param>
/// <param name="OriginPort">Its port.</param>
/// <param name="Responder">Who answered.</param>
/// <param name="ResponderPort">Its port.</param>
internal readonly record struct ZeekEnds(long Time, Address Origin, ushort OriginPort, Address Responder, ushort ResponderPort);
