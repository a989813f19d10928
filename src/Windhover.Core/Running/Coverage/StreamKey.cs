using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>A source, by its number in the table, and the number of the account's symbol.</summary>
internal readonly record struct StreamKey(int Source, int Account) : IFlatKey<StreamKey>
{
    /// <inheritdoc/>
    public ulong FlatHash => StableHash.Combine((ulong)(uint)Source, (uint)Account);
}
