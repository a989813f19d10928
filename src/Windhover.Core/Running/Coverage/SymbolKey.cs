using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>A symbol as a key.</summary>
internal readonly record struct SymbolKey(int Id) : IFlatKey<SymbolKey>
{
    /// <inheritdoc/>
    public ulong FlatHash => StableHash.Combine((ulong)(uint)Id, 0);
}
