using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>One value of one feature of one owner: an entity, or a group (its symbol), or the estate (−1).</summary>
internal readonly record struct ValueKey(ulong Value, int Owner, Feature Feature) : IFlatKey<ValueKey>
{
    public ulong FlatHash => StableHash.Combine(Value, (ulong)(uint)Owner << 8 | (byte)Feature);
}
