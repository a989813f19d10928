using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>One entity, one peer, one service port, one role, let through or not.</summary>
internal readonly record struct PairKey(ulong Peer, int Entity, ushort Port, byte Protocol, byte Flags) : IFlatKey<PairKey>
{
    public const byte ServesFlag = 1;
    public const byte BlockedFlag = 2;

    public ulong FlatHash => StableHash.Combine(Peer, (ulong)(uint)Entity << 32 | (uint)Port << 16 | (uint)Protocol << 8 | Flags);
}
